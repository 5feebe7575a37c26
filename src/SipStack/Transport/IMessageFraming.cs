using System.Buffers;

namespace CallCenter.SipStack.Transport;

/// <summary>How messages lie in a connection's bytes: by Content-Length, or one message a frame (WebSocket). One instance a connection.</summary>
internal interface IMessageFraming : IDisposable
{
    /// <summary>True while a message has begun and is not complete.</summary>
    bool IsPartial { get; }

    /// <summary>Where the next bytes of the stream are to be put; never empty.</summary>
    Memory<byte> Room();

    /// <summary>So many bytes were put into <see cref="Room"/>.</summary>
    void Advance(int count);

    /// <summary>The next message; its bytes are valid until <see cref="Room"/> is asked for again.</summary>
    Frame Read(out ReadOnlySpan<byte> message);

    /// <summary>Writes a message as the peer's framing reads it. Called on other threads than the rest.</summary>
    void Write(IBufferWriter<byte> stream, ReadOnlySpan<byte> message);
}
