using CallCenter.CallModel.Callbacks;
using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Facts;
using CallCenter.CallModel.Tickets;

namespace CallCenter.CallModel.Contacts;

/// <summary>What a call has gathered so far, for the agent's screen and the ticket. Updated as the call goes on.</summary>
public sealed class CallContext(CallId callId, string from, string to)
{
    private static readonly string[] KeyNames = ["customer", "customerNumber", "customer-id", "contract", "contractNumber", "order", "orderNumber"];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly Dictionary<string, string> _secrets = [];
    private readonly HashSet<string> _forPhones = [];
    private readonly List<TrailEntry> _trail = [];
    private readonly List<QuestionAsked> _questions = [];

    public CallId CallId { get; } = callId;

    public string From { get; } = from;

    public string To { get; } = to;

    public CallDirection Direction { get; init; }

    /// <summary>The number of the person whom the call is about: who called, or who was called.</summary>
    public string RemoteNumber => Direction == CallDirection.Inbound ? From : To;

    public string? CallerName { get; init; }

    public string Language { get; set; } = "en";

    /// <summary>The callback that this call makes.</summary>
    public Callback? Callback { get; set; }

    public IReadOnlyList<Customer> Customers { get; set; } = [];

    /// <summary>What the caller keyed that found <see cref="Customers"/>; null = the caller's number did.</summary>
    public FoundBy? FoundBy { get; set; }

    public Ticket? Ticket { get; set; }

    /// <summary>Who served the caller last, where that is known.</summary>
    public string? LastAgent { get; set; }

    /// <summary>Whoever has the call says how it ended before going on, whatever the queue's rule is.</summary>
    public bool DispositionRequired { get; set; }

    /// <summary>The flow into which an agent has passed the caller on, to be run when the queue is done with the call; null = none.</summary>
    public string? PassedInto { get; set; }

    /// <summary>Completes when <see cref="Customers"/> and <see cref="Ticket"/> are known, or cannot be known now; never fails.</summary>
    public Task Identified { get; set; } = Task.CompletedTask;

    /// <summary>Values that the flow has set, by name; without the secret ones, which nobody but the flow itself may ask for.</summary>
    public IReadOnlyDictionary<string, string> Variables
    {
        get { lock (_gate) { return new Dictionary<string, string>(_variables); } }
    }

    /// <summary>
    /// What the caller has said of who calls, the strongest first: numbers of customer, contract and order that a flow has collected under these
    /// names, or that a signed web page has brought.
    /// </summary>
    public IReadOnlyList<FoundBy> Keys
    {
        get
        {
            lock (_gate)
            {
                return [.. KeyNames.SelectMany(name => _variables.Where(v => v.Key.Equals(name, StringComparison.OrdinalIgnoreCase) && v.Value.Length > 0))
                    .Select(v => new FoundBy(v.Key, v.Value))];
            }
        }
    }

    /// <summary>Those that agents' telephones are told; see <see cref="ShowOnPhones"/>.</summary>
    public IReadOnlyDictionary<string, string> ForPhones
    {
        get { lock (_gate) { return _variables.Where(v => _forPhones.Contains(v.Key)).ToDictionary(); } }
    }

    /// <summary>What the caller did in the menus, oldest first.</summary>
    public IReadOnlyList<TrailEntry> Trail
    {
        get { lock (_gate) { return [.. _trail]; } }
    }

    public IReadOnlyList<QuestionAsked> Questions
    {
        get { lock (_gate) { return [.. _questions]; } }
    }

    public void Set(string name, string value)
    {
        lock (_gate)
        {
            _variables[name] = value;
        }
    }

    /// <summary>A value that goes nowhere: not to pages, telephones, tickets or facts.</summary>
    public void SetSecret(string name, string value)
    {
        lock (_gate)
        {
            _secrets[name] = value;
        }
    }

    public string? Get(string name)
    {
        lock (_gate)
        {
            return _variables.GetValueOrDefault(name) ?? _secrets.GetValueOrDefault(name);
        }
    }

    /// <summary>Names values that go to the agent's telephone too (as X- headers of a SIP INVITE).</summary>
    public void ShowOnPhones(IEnumerable<string> names)
    {
        lock (_gate)
        {
            _forPhones.UnionWith(names);
        }
    }

    public void AddTrail(TrailKind kind, string step, string? what = null, string? heard = null)
    {
        lock (_gate)
        {
            _trail.Add(new TrailEntry(kind, step, what, heard));
        }
    }

    public void AddQuestion(QuestionAsked question)
    {
        lock (_gate)
        {
            _questions.Add(question);
        }
    }
}
