using System.Net;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.UserAgents;
using CallCenter.Testing;
using CallCenter.Testing.Grammars;

namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>SIP and its SDP bodies into a whole endpoint that has a call, from strangers and in the name of the call's other side.</summary>
internal sealed class SipTarget : IFuzzTarget
{
    private const double Spoil = 0.02;

    private readonly ManualTimeProvider _time = new();
    private readonly Grammar _grammar = new("sdp", "sip");
    private readonly SipParty _alice;
    private readonly SipParty _bob;
    private readonly InviteSession _call;
    private readonly byte[] _buffer = new byte[64_000];
    private int _length;
    private int _count;

    public SipTarget()
    {
        (_alice, _bob) = (new SipParty("10.0.0.1:5060", _time), new SipParty("10.0.0.2:5060", _time));
        (_alice.Wire.Other, _bob.Wire.Other) = (_bob.Wire, _alice.Wire);
        _call = _alice.Call(_bob);
        _time.Advance(TimeSpan.FromSeconds(1));
        _grammar.Fix("known-call-id", _call.CallId);
    }

    public string Name => "SIP and SDP, an endpoint with a call";

    public double Share => 0.2;

    public ReadOnlySpan<byte> Last => _buffer.AsSpan(0, _length);

    public void Feed(Random random)
    {
        var sentence = _grammar.Sentence("message", random, Spoil);
        sentence.CopyTo(_buffer);
        _length = random.Next(4) == 0 ? Damage.Of(_buffer, sentence.Length, random) : sentence.Length;
        var from = random.Next(3) == 0 ? _alice.Wire.LocalEndPoint : new IPEndPoint(new IPAddress([10, 1, (byte)random.Next(256), (byte)random.Next(256)]), 5060);
        _bob.Wire.Receiver!.OnMessage(Last, new Hop(TransportKind.Udp, from));
        if (++_count % 50 == 0)
        {
            _time.Advance(TimeSpan.FromSeconds(2));
        }
    }

    public string? Harm()
    {
        var probe = _call.ProbeAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        if (!probe.IsCompletedSuccessfully || !probe.Result)
        {
            return "the call does not answer any more";
        }

        _call.Close();
        _bob.CloseAll();
        _time.Advance(TimeSpan.FromMinutes(10));
        var left = _bob.Endpoint.Counts with { Bindings = 0, Timers = 0 };
        return left != default(SipCounts) ? $"left over: {left}" : _bob.Faults.Lines.Concat(_alice.Faults.Lines).FirstOrDefault();
    }

    public void Dispose()
    {
        _alice.Endpoint.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _bob.Endpoint.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
