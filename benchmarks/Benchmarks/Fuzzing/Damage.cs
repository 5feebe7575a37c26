namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>Damages bytes in place: flips, other values, a piece repeated, a piece moved, an early end.</summary>
internal static class Damage
{
    /// <param name="length">of the input in the buffer.</param>
    /// <returns>its new length.</returns>
    public static int Of(Span<byte> buffer, int length, Random random)
    {
        for (var n = random.Next(1, 5); n > 0 && length > 0; n--)
        {
            var at = random.Next(length);
            switch (random.Next(6))
            {
                case 0:
                    buffer[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    buffer[at] = (byte)random.Next(256);
                    break;
                case 2:
                    length = random.Next(4) == 0 ? at : length;
                    break;
                case 3:
                    var piece = Math.Min(random.Next(1, 40), Math.Min(length - at, buffer.Length - length));
                    buffer[at..length].CopyTo(buffer[(at + piece)..]);
                    length += piece;
                    break;
                case 4:
                    var gone = Math.Min(random.Next(1, 20), length - at);
                    buffer[(at + gone)..length].CopyTo(buffer[at..]);
                    length -= gone;
                    break;
                default:
                    buffer.Slice(at, Math.Min(4, length - at)).Fill(random.Next(2) == 0 ? (byte)0xff : (byte)0);
                    break;
            }
        }

        return length;
    }
}
