namespace CallCenter.Speech.Voices;

internal enum VoiceKind { Piper, Espeak }
