namespace CallCenter.Acd.Agents;

internal enum AgentTrigger { SignIn, SignOut, GoReady, GoNotReady, PhoneLost, PhoneBack, Offer, Withdraw, Miss, Answer, Dial, Release }
