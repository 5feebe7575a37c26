using System.Text;

namespace CallCenter.IvrFlows.Understanding;

/// <summary>
/// How an English word sounds, roughly: a code after the idea of Metaphone (Lawrence Philips, 1990 and 2000). Consonants that sound alike
/// share a letter ('0' is "th", 'X' is "sh"), a vowel counts only at the start. Chinese characters stand for themselves.
/// </summary>
internal static class SoundCode
{
    public static string Of(string word)
    {
        var code = new StringBuilder(word.Length);
        var at = SkipSilentStart(word);
        while (at < word.Length)
        {
            var taken = at > 0 && word[at] == word[at - 1] && word[at] != 'c' ? 1 : Encode(word, at, code);
            at += taken;
        }

        return code.ToString();
    }

    /// <summary>Sounds that a telephone line and noise make hard to tell apart.</summary>
    public static bool Near(char left, char right) => Group(left) is { } group && group == Group(right);

    private static int? Group(char sound) => sound switch
    {
        'P' or 'F' or 'H' => 1,
        'M' or 'N' => 2,
        'S' or 'X' or 'J' or '0' => 3,
        'T' or 'K' => 4,
        'L' or 'R' or 'W' => 5,
        _ => null,
    };

    private static int SkipSilentStart(string word) =>
        word.StartsWith("kn", StringComparison.Ordinal) || word.StartsWith("gn", StringComparison.Ordinal)
        || word.StartsWith("pn", StringComparison.Ordinal) || word.StartsWith("wr", StringComparison.Ordinal)
        || word.StartsWith("ps", StringComparison.Ordinal) ? 1 : 0;

    /// <summary>Appends the sound at a place; returns how many letters it took.</summary>
    private static int Encode(string word, int at, StringBuilder code)
    {
        switch (word[at])
        {
            case 'a' or 'e' or 'i' or 'o' or 'u':
                return Vowel(at, code);
            case 'b':
                return At(word, at - 1) == 'm' && at == word.Length - 1 ? 1 : Put(code, 'P');
            case 'c':
                return SoundOfC(word, at, code);
            case 'd':
                return At(word, at + 1) == 'g' && IsFront(At(word, at + 2)) ? Put(code, 'J', 2) : Put(code, 'T');
            case 'f' or 'v':
                return Put(code, 'F');
            case 'g':
                return SoundOfG(word, at, code);
            case 'h':
                return IsVowel(At(word, at + 1)) && !IsVowel(At(word, at - 1)) ? Put(code, 'H') : 1;
            case 'j':
                return Put(code, 'J');
            case 'k' or 'q':
                return Put(code, 'K');
            case 'l' or 'm' or 'n' or 'r':
                return Put(code, char.ToUpperInvariant(word[at]));
            case 'p':
                return At(word, at + 1) == 'h' ? Put(code, 'F', 2) : Put(code, 'P');
            case 's' or 'z':
                return SoundOfS(word, at, code);
            case 't':
                return SoundOfT(word, at, code);
            case 'w':
                return SoundOfW(word, at, code);
            case 'x':
                code.Append(at == 0 ? "S" : "KS");
                return 1;
            case 'y':
                return IsVowel(At(word, at + 1)) ? Put(code, 'Y') : Vowel(at, code);
            default:
                return Put(code, word[at]);
        }
    }

    private static int Vowel(int at, StringBuilder code) => at == 0 ? Put(code, 'A') : 1;

    private static int SoundOfC(string word, int at, StringBuilder code)
    {
        var next = At(word, at + 1);
        return next switch
        {
            'h' => Put(code, At(word, at - 1) == 's' || At(word, at + 2) == 'r' ? 'K' : 'X', 2),
            'i' when At(word, at + 2) is 'a' or 'o' => Put(code, 'X'),
            'k' => Put(code, 'K', 2),
            'c' when IsFront(At(word, at + 2)) => Both(code, 2),
            'c' => Put(code, 'K', 2),
            _ when IsFront(next) => At(word, at - 1) == 's' ? 1 : Put(code, 'S'),
            _ => Put(code, 'K'),
        };
    }

    private static int Both(StringBuilder code, int taken)
    {
        code.Append("KS");
        return taken;
    }

    private static int SoundOfG(string word, int at, StringBuilder code)
    {
        var next = At(word, at + 1);
        if (next == 'h')
        {
            return IsVowel(At(word, at + 2)) && at == 0 ? Put(code, 'K', 2) : 2;
        }

        if (next == 'n' && at + 2 >= word.Length)
        {
            return 1;
        }

        return IsFront(next) && At(word, at - 1) != 'g' && !(at == 0 && next is 'e' or 'i' && At(word, at + 2) is 't' or 'v')
            ? Put(code, 'J')
            : Put(code, 'K');
    }

    private static int SoundOfS(string word, int at, StringBuilder code)
    {
        var next = At(word, at + 1);
        if (next == 'h' && word[at] == 's')
        {
            return Put(code, 'X', 2);
        }

        return next == 'i' && At(word, at + 2) is 'o' or 'a' && at > 0 ? Put(code, 'X') : Put(code, 'S');
    }

    private static int SoundOfT(string word, int at, StringBuilder code)
    {
        var next = At(word, at + 1);
        return next switch
        {
            'h' => Put(code, '0', 2),
            'i' when At(word, at + 2) is 'o' or 'a' && at > 0 => Put(code, 'X'),
            'c' when At(word, at + 2) == 'h' => 1,
            _ => Put(code, 'T'),
        };
    }

    private static int SoundOfW(string word, int at, StringBuilder code)
    {
        if (at == 0 && At(word, 1) == 'h')
        {
            return Put(code, At(word, 2) == 'o' ? 'H' : 'W', 2);
        }

        return IsVowel(At(word, at + 1)) && word is not "two" ? Put(code, 'W') : 1;
    }

    private static int Put(StringBuilder code, char sound, int taken = 1)
    {
        code.Append(sound);
        return taken;
    }

    private static char At(string word, int at) => at >= 0 && at < word.Length ? word[at] : '\0';

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool IsFront(char c) => c is 'e' or 'i' or 'y';
}
