using System.Globalization;

namespace CallCenter.CallModel.Texts;

/// <summary>Numbers as a person says them, in English and Chinese.</summary>
public static class NumberWords
{
    private static readonly string[] EnglishSmall =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] EnglishTens =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] EnglishOrdinals =
        ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];

    private static readonly string[] ChineseDigits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    /// <summary>The digit's word; <paramref name="digit"/> from '0' to '9'.</summary>
    public static string Digit(char digit, string language) => (LanguageTag.IsChinese(language) ? ChineseDigits : EnglishSmall)[digit - '0'];

    /// <summary>"first" to "ninth" and 第一 to 第九; <paramref name="number"/> from 1 to 9.</summary>
    public static string Ordinal(int number, string language) =>
        LanguageTag.IsChinese(language) ? "第" + ChineseDigits[number] : EnglishOrdinals[number];

    /// <summary>A number as one text: "twenty four", 二十四.</summary>
    public static string Say(int number, string language) =>
        string.Join(LanguageTag.IsChinese(language) ? "" : " ", Of(number.ToString(CultureInfo.InvariantCulture), language));

    /// <summary>The words of written digits: "24" is "twenty", "four". Codes (a leading zero) and long numbers go digit by digit.</summary>
    public static IEnumerable<string> Of(string digits, string language)
    {
        var chinese = LanguageTag.IsChinese(language);
        if (digits.Length > (chinese ? 2 : 3) || (digits.Length > 1 && digits[0] == '0')
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return digits.Select(c => char.IsAsciiDigit(c) ? Digit(c, language) : c.ToString());
        }

        return chinese ? Chinese(number) : English(number);
    }

    private static IEnumerable<string> Chinese(int number)
    {
        if (number >= 20)
        {
            yield return ChineseDigits[number / 10];
        }

        if (number >= 10)
        {
            yield return "十";
        }

        if (number < 10 || number % 10 > 0)
        {
            yield return ChineseDigits[number % 10];
        }
    }

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
