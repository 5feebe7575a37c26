namespace CallCenter.Speech.Recognition;

/// <summary>A speech engine ready to work. Safe to use from any thread.</summary>
internal interface IRecognizer : IDisposable
{
    /// <summary>One word for logs and the health page.</summary>
    string Engine { get; }

    /// <summary>True: <see cref="IUtterance.Accept"/> wants sound while the caller still speaks.</summary>
    bool Streams { get; }

    /// <param name="phrases">what a menu expects; empty = free speech.</param>
    IUtterance Begin(IReadOnlyList<string> phrases);
}
