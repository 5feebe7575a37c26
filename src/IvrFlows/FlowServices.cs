namespace CallCenter.IvrFlows;

/// <summary>What the steps of a flow work with.</summary>
public sealed record FlowServices(IVoices Voices, ISpeechRecognition Speech, IKnowledgeBase Knowledge, IServiceDesk Desk, IJournal Journal,
    ICallbackDesk Callbacks);
