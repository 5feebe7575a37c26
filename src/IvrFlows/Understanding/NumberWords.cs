using System.Globalization;

namespace CallCenter.IvrFlows.Understanding;

/// <summary>Digits as a person says them: "24" is "twenty four"; from 1,000 on digit by digit.</summary>
internal static class NumberWords
{
    private static readonly string[] EnglishSmall =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] EnglishTens =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] ChineseDigits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    public static IEnumerable<string> Of(string digits, string language)
    {
        if (digits.Length > 3 || digits[0] == '0' || language == "zh")
        {
            return language == "zh" ? Chinese(digits) : digits.Select(c => char.IsAsciiDigit(c) ? EnglishSmall[c - '0'] : c.ToString());
        }

        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? English(number) : [digits];
    }

    private static IEnumerable<string> Chinese(string digits) => digits switch
    {
        "10" => ["十"],
        ['1', var ones] when char.IsAsciiDigit(ones) => ["十", ChineseDigits[ones - '0']],
        _ => digits.Select(c => char.IsAsciiDigit(c) ? ChineseDigits[c - '0'] : c.ToString()),
    };

    private static IEnumerable<string> English(int number)
    {
        if (number >= 100)
        {
            yield return EnglishSmall[number / 100];
            yield return "hundred";
            number %= 100;
            if (number == 0)
            {
                yield break;
            }
        }

        if (number >= 20)
        {
            yield return EnglishTens[number / 10];
            number %= 10;
            if (number == 0)
            {
                yield break;
            }
        }

        yield return EnglishSmall[number];
    }
}
