namespace CallCenter.Benchmarks.Machines;

/// <summary>What people say who answer, and what machines do.</summary>
internal static class Greetings
{
    public static readonly string[] OfPeople =
    [
        "Hello?", "Yes?", "Hello, who is this?", "Speaking.", "Hi, John here.", "Miller.", "Good morning.", "Yes, hello?", "Anna Schmidt.", "Hello, hello?", "Hey.",
        "This is Mary.", "Sales, Peter speaking.", "Hello, Tom Baker.", "Who's calling?", "Yes, this is she.", "Good afternoon, Lucy speaking.", "Hi.", "Mm, yes?", "Hello there.",
        "Hello, yes?", "Good evening.", "Baker residence.", "Yeah?", "This is Tom, who is this?", "Hi, this is Susan.", "Hello, Karen Miller speaking.", "Doctor Brown's office, good morning.",
        "Yes, hello, who is it?", "Robert.", "Speaking, who's calling please?", "Accounting, Steve here.",
    ];

    public static readonly string[] OfMachines =
    [
        "Hi, you have reached John. I cannot take your call right now, please leave a message after the tone.",
        "You have reached the voice mail box of four, one, five, five, five, five, zero, one, two, three. Please leave a message after the beep.",
        "The person you are calling is not available at the moment. Please try again later.",
        "Hello, this is the Miller family. We are not at home right now, so leave your name and number and we will call you back.",
        "Your call has been forwarded to an automated voice messaging system.",
        "The subscriber you have dialed is temporarily unavailable. Please call again later.",
        "Thank you for calling. Our office is closed. Our opening hours are Monday to Friday from nine to five.",
        "Hi, it's Peter. I'm out for a run or on the other line. You know what to do after the beep.",
        "The number you have dialed has been changed. Please check the number and dial again.",
        "Welcome to the mobile mailbox of Anna Schmidt. After the tone you can leave a message for up to three minutes.",
        "We're sorry, but nobody is available to take your call. At the tone, please record your message.",
        "Please hold the line. Your call is important to us and will be answered in the order in which it was received.",
        "Hello and welcome. You are connected to the answering machine of Doctor Brown's surgery.",
        "Good day. I am travelling this week and will listen to my messages on Monday. Thank you and goodbye.",
        "Hey, this is Lucy, leave me a message and I will get back to you as soon as I can.",
        "This is a voice mail service. The person at extension two zero four does not answer.",
        "Sorry, I missed your call. Please send me a text message, since I never listen to my voice mail.",
        "All of our agents are busy. Please leave your number, and we will call you back today.",
        "The customer you are trying to reach has not set up a voice mailbox yet. Goodbye.",
        "You've reached Baker and Sons. If you know the extension of the person you want, dial it now.",
        "Hello. You've reached the voice mailbox of Susan Clark. I'm away from my desk. Please leave your name and number.",
        "The wireless customer you are calling is not available. Please try your call again later.",
        "Hi there. We can't come to the phone. Leave a message, and we'll call you back.",
        "Sorry. The mailbox you have reached is full and cannot accept any messages at this time. Goodbye.",
        "This is Robert. Leave a message.",
        "Thank you for calling Clark Plumbing. For emergencies, press one. For all other calls, press two.",
        "Your call cannot be completed as dialed. Please check the number and try again.",
        "Hello, this is an automated attendant. Please say the name of the person you want to reach.",
        "I'm either on another call or away from my phone. Please leave a message after the tone.",
        "You have reached a number that has been disconnected or is no longer in service.",
        "Good evening. Our lines are closed until eight tomorrow morning. Please call again then.",
        "The person you have called does not accept calls at present. Please send a text message instead.",
    ];

    /// <summary>No threshold was chosen by these; they confirm.</summary>
    public static readonly string[] OfOtherPeople =
    [
        "Hello, good morning.", "Clark here.", "Yes, hello, Peter speaking.", "Emma.", "Hello, can I help you?", "Front desk, this is Julia.", "Hi, who's this?", "Good morning, Miller and Sons.",
        "Yes, what is it?", "Daniel Clark speaking, hello?", "Okay, hello?", "Reception, how can I help?",
    ];

    public static readonly string[] OfOtherMachines =
    [
        "Hello, you have reached the Clark family. Please speak after the tone.",
        "The number you have called is not in service. Please consult the directory.",
        "This is the voice mail of Emma Baker. I will return your call as soon as possible.",
        "We are closed today. Please call again on Monday between eight and six.",
        "Hi, this is Daniel. I can't talk right now. Send me a text, or leave a message.",
        "The mobile phone you have called is switched off or out of range. Please try later.",
        "You have reached the service line. All operators are engaged. Please wait.",
        "Please leave a message for Julia after the signal. Thank you.",
        "The extension you have dialed is not answering. To leave a message, press one.",
        "Good afternoon. Doctor Miller's practice is on holiday until the end of the month.",
        "Hello. Nobody is home. You know how this works.",
        "Thanks for calling. Your call may be recorded. Please choose from the following options.",
    ];
}
