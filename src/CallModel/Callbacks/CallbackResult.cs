using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Callbacks;

/// <summary>The callback after the change, or why it was refused; both null: no such callback.</summary>
public sealed record CallbackResult(Callback? Callback, FieldFault? Error)
{
    public bool Ok => Callback is not null;
}
