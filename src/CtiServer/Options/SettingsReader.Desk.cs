namespace CallCenter.CtiServer.Options;

internal sealed partial class SettingsReader
{
    private const int LongestPrefix = 8;
    private const string Off = "off";

    private DeskSettings ReadDesk() => new(TimeSpan.FromSeconds(Number("Desk:PickUpSeconds", 20, 5, 120)), TimeSpan.FromSeconds(Number("Desk:PageGoneSeconds", 30, 0, 3600)),
        Number("Desk:WrapUpExtensions", 3, 0, 100), Choice("Desk:ShowListeners", true, ("true", true), ("false", false)), ReadSlots());

    private SlotCode ReadSlots()
    {
        var prefix = Text("Desk:ParkPrefix", "*7");
        if (prefix == Off)
        {
            return new SlotCode("");
        }

        if (prefix.Length > LongestPrefix || prefix.Any(c => !char.IsAsciiDigit(c) && c is not ('*' or '#')))
        {
            Refuse("Desk:ParkPrefix", prefix, $"at most {LongestPrefix} digits, * and #; or off: telephones pick up no parked calls");
        }

        return new SlotCode(prefix);
    }
}
