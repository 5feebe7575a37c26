using CallCenter.CallControl.Calls;
using CallCenter.CallControl.Legs;
using CallCenter.CallControl.Settings;

namespace CallCenter.CallControl.Inbound;

/// <summary>Calls that come from web pages: a line of the visitor's own, and a call that is served as one of a trunk.</summary>
internal sealed class VisitorCalls(TelephonyOptions options, LegServices services, LegTable legs, CallTable calls) : IVisitorCalls
{
    private const string Trunk = "web";

    private int _count;

    public VisitorOutcome Open(VisitorCall visitor)
    {
        if (calls.Draining || calls.Count >= options.MaxCalls || !TryCount())
        {
            CallMeter.Refuse("visitors");
            return new VisitorOutcome.TooMany();
        }

        switch (BrowserLine.Open(services, legs, visitor.Sdp, BrowserLine.PeerAt(visitor.Address)))
        {
            case BrowserLineOutcome.Opened opened:
                return new VisitorOutcome.Opened(Begin(visitor, (BrowserLine)opened.Line), opened.Answer);
            case BrowserLineOutcome.Refused refused:
                Interlocked.Decrement(ref _count);
                return new VisitorOutcome.Refused(refused.Why);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private bool TryCount()
    {
        if (Interlocked.Increment(ref _count) <= options.MaxVisitorCalls)
        {
            return true;
        }

        Interlocked.Decrement(ref _count);
        return false;
    }

    private CallId Begin(VisitorCall visitor, BrowserLine line)
    {
        var leg = line.TakeCaller(CallId.New(), visitor.To, visitor.Data);
        leg.Ended.UnsafeRegister(
            _ =>
            {
                Interlocked.Decrement(ref _count);
                line.Dispose();
            },
            null);
        var call = calls.Begin(leg);
        var arrived = new CallArrived
        {
            At = services.Time.GetUtcNow(),
            CallId = leg.CallId,
            Direction = CallDirection.Inbound,
            From = WithheldNumber.Word,
            To = visitor.To,
            CallerName = visitor.Name,
            Trunk = Trunk,
        };
        leg.Post(() =>
        {
            call.Arrive(arrived);
            call.Serve();
        });
        return leg.CallId;
    }
}
