using CallCenter.Speech.Native;

namespace CallCenter.Speech.Turns;

internal enum Endpoint { None, Started, Ended }
