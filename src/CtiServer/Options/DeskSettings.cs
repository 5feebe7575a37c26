namespace CallCenter.CtiServer.Options;

/// <summary>The agents' desk.</summary>
/// <param name="PickUpTime">how long an agent who accepted on the page has to pick up the phone.</param>
/// <param name="PageGoneTime">an agent without a page for so long, who had one, is not ready any more; zero = never.</param>
/// <param name="WrapUpExtensions">how often an agent may ask for more time in one wrap-up.</param>
/// <param name="ShowListeners">an agent's page says that a supervisor listens.</param>
/// <param name="Slots">what a telephone dials to pick up a parked call.</param>
internal sealed record DeskSettings(TimeSpan PickUpTime, TimeSpan PageGoneTime, int WrapUpExtensions, bool ShowListeners, SlotCode Slots);
