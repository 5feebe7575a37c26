namespace CallCenter.CallModel.Calls;

/// <summary>The way a contact takes place. Voice comes first: facts written before there were channels are of calls.</summary>
public enum ContactChannel { Voice, Chat, Mail, Callback, Campaign }
