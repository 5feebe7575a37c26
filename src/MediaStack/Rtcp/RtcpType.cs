namespace CallCenter.MediaStack.Rtcp;

internal enum RtcpType : byte { SenderReport = 200, ReceiverReport = 201, SourceDescription = 202, Goodbye = 203, Application = 204, ExtendedReport = 207 }
