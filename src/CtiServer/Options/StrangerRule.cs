namespace CallCenter.CtiServer.Options;

internal enum StrangerRule { Reject, Silent }
