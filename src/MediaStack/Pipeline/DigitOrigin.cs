namespace CallCenter.MediaStack.Pipeline;

public enum DigitOrigin { Rfc4733, InBand }
