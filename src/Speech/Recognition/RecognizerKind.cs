namespace CallCenter.Speech.Recognition;

internal enum RecognizerKind { None, Whisper, Vosk }
