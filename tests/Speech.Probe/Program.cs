using CallCenter.Speech.Probing;

// the child process of the tests, as CtiServer is its own in the product
return SpeechProbe.TryRun(args, out var exitCode) ? exitCode : 64;
