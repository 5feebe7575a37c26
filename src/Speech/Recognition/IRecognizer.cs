namespace CallCenter.Speech.Recognition;

/// <summary>A speech engine ready to work. Safe to use from any thread.</summary>
internal interface IRecognizer : IDisposable
{
    /// <summary>One word for logs and the health page.</summary>
    string Engine { get; }

    /// <summary>True: <see cref="IUtterance.Accept"/> wants sound while the caller still speaks.</summary>
    bool Streams { get; }

    /// <summary>Makes ready what listening needs, seconds at most; called on a decoder's thread when a caller begins to be listened to.</summary>
    /// <exception cref="InvalidOperationException">The engine cannot be loaded.</exception>
    void Wake();

    /// <summary>Nobody has been listened to for a while: lets go of what <see cref="Wake"/> brings back quickly.</summary>
    void Rest();

    /// <param name="phrases">what a menu expects; empty = free speech.</param>
    IUtterance Begin(IReadOnlyList<string> phrases);
}
