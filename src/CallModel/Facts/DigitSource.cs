namespace CallCenter.CallModel.Facts;

public enum DigitSource { Rfc4733, Info, InBand }
