using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Rtp;

namespace CallCenter.CallControl.Tests.Support;

/// <summary>A far end's µ-law sound: says a tone every 20 ms once it is told where to.</summary>
internal sealed partial class RawVoice : IDisposable
{
    private readonly UdpClient _udp = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _end = new();

    public int Port => ((IPEndPoint)_udp.Client.LocalEndPoint!).Port;

    /// <summary>From now on, to where a description says.</summary>
    public void Say(int hertz, string description)
    {
        var to = new IPEndPoint(IPAddress.Loopback, int.Parse(Audio().Match(description).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        _ = SayAsync(Meter.Tone(hertz).Samples, to);
    }

    public void Dispose()
    {
        _end.Cancel();
        _udp.Dispose();
    }

    private async Task SayAsync(ReadOnlyMemory<short> tone, IPEndPoint to)
    {
        var packet = new byte[RtpPacket.HeaderSize + 160];
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            for (ushort i = 0; await timer.WaitForNextTickAsync(_end.Token); i++)
            {
                RtpPacket.TryWriteHeader(packet, 0, false, i, (uint)(i * 160), 77);
                G711.EncodeMuLaw(tone.Span.Slice(i % 50 * 160, 160), packet.AsSpan(RtpPacket.HeaderSize));
                await _udp.SendAsync(packet, to);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // the test is over
        }
    }

    [GeneratedRegex(@"m=audio (\d+)")]
    private static partial Regex Audio();
}
