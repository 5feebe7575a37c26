using CallCenter.MediaStack.Audio;

namespace CallCenter.MediaStack.Dtmf;

/// <summary>The keypad's tone pairs (ITU-T Q.23).</summary>
public static class DtmfTones
{
    internal static readonly double[] Rows = [697, 770, 852, 941];
    internal static readonly double[] Columns = [1209, 1336, 1477, 1633];

    private const string Keypad = "123A456B789C*0#D";

    /// <summary>The key at a row and a column, both 0-3.</summary>
    internal static char KeyAt(int row, int column) => Keypad[(row * 4) + column];

    /// <summary>A generator for a key; null when it is none. Levels in dBm0 of the row's and the column's sine.</summary>
    public static ToneGenerator? For(char digit, double rowLevel = -8, double columnLevel = -6, int sampleRate = 8000)
    {
        var key = Keypad.IndexOf(char.ToUpperInvariant(digit), StringComparison.Ordinal);
        return key < 0 ? null : new ToneGenerator(Rows[key / 4], Columns[key % 4], rowLevel, columnLevel, sampleRate);
    }
}
