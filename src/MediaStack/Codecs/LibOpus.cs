using System.Runtime.InteropServices;

namespace CallCenter.MediaStack.Codecs;

/// <summary>The functions of libopus (RFC 6716) that a leg needs; spans are passed by reference, so a call copies nothing.</summary>
internal static partial class LibOpus
{
    public const int ForVoice = 2048;
    public const int SetBitRate = 4002;
    public const int SetMaxBandwidth = 4004;
    public const int SetComplexity = 4010;
    public const int SetInbandFec = 4012;
    public const int SetPacketLossPercent = 4014;
    public const int SetSignal = 4024;
    public const int ResetState = 4028;
    public const int Voice = 3001;
    public const int Narrowband = 1101;
    public const int Fullband = 1105;

    private const string Library = "libopus.so.0";

    /// <summary>The library is installed.</summary>
    public static bool IsThere { get; } = NativeLibrary.TryLoad(Library, out _);

    [LibraryImport(Library, EntryPoint = "opus_encoder_create")]
    public static partial nint CreateEncoder(int sampleRate, int channels, int application, out int error);

    [LibraryImport(Library, EntryPoint = "opus_encoder_destroy")]
    public static partial void DestroyEncoder(nint encoder);

    // variadic in C: on the platforms served a fixed integer is passed the same way
    [LibraryImport(Library, EntryPoint = "opus_encoder_ctl")]
    public static partial int Control(OpusEncoder encoder, int request, int value);

    [LibraryImport(Library, EntryPoint = "opus_encode")]
    public static partial int Encode(OpusEncoder encoder, ReadOnlySpan<short> pcm, int samples, Span<byte> payload, int size);

    [LibraryImport(Library, EntryPoint = "opus_decoder_create")]
    public static partial nint CreateDecoder(int sampleRate, int channels, out int error);

    [LibraryImport(Library, EntryPoint = "opus_decoder_destroy")]
    public static partial void DestroyDecoder(nint decoder);

    /// <summary>Samples, or a negative error. An empty payload conceals a lost packet.</summary>
    [LibraryImport(Library, EntryPoint = "opus_decode")]
    public static partial int Decode(OpusDecoder decoder, ReadOnlySpan<byte> payload, int size, Span<short> pcm, int samples, int redundancy);
}
