namespace CallCenter.MediaStack.Sdp;

public enum SdpError { None, Empty, TooLong, TooManyLines, BadLine, BadVersion, BadOrigin, BadConnection, BadMedia }
