using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CallCenter.SipStack.Transactions;

/// <summary>Numbers that nobody can guess, for tags, branches and Call-IDs (RFC 3261 §19.3). Used on the loop.</summary>
internal sealed class IdSource
{
    private readonly ulong[] _numbers = new ulong[64];
    private int _next = 64;

    /// <summary>Never 0.</summary>
    public ulong Next()
    {
        if (_next == _numbers.Length)
        {
            RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(_numbers.AsSpan()));
            _next = 0;
        }

        var number = _numbers[_next++];
        return number == 0 ? 1 : number;
    }
}
