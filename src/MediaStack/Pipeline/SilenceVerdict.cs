namespace CallCenter.MediaStack.Pipeline;

internal enum SilenceVerdict { None, Ask, Over }
