namespace CallCenter.CallModel.Contacts;

/// <summary>Each kind has a text of its own in the agents' languages.</summary>
public enum TrailKind { Asked, HeardAnswer, Helped, NotHelped, WantsPerson, Pressed, Said, Typed, ToQueue, ToNumber, KeypadOnly, Trouble }
