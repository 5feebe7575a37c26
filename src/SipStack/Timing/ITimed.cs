namespace CallCenter.SipStack.Timing;

/// <summary>Who is told when a timer is due.</summary>
internal interface ITimed
{
    void OnTimer(TimerEntry timer);
}
