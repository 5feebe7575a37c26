using CallCenter.CallModel.Faults;

namespace CallCenter.AgentBridge.Desk;

/// <summary>Why a number is not dialed, at its field.</summary>
internal static class UnlawfulNumber
{
    public static FieldFault Of(string field, FaultCode code) => new(field, code, code switch
    {
        FaultCode.DoNotCall => "has asked not to be called",
        FaultCode.OutsideHours => "may not be called at this hour there",
        _ => "may not be dialed from here",
    });
}
