namespace CallCenter.CallControl.Inbound;

/// <param name="Number">E.164 where it can be, a phone's user, or <see cref="WithheldNumber.Word"/>.</param>
internal sealed record CallerId(string Number, string? Name);
