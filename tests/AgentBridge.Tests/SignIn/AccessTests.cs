using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.SignIn;

/// <summary>Who may what, request by request.</summary>
internal sealed class AccessTests : HostFixture
{
    private const string Id = "00000000000000000000000000000001";

    private static readonly string[] ForAll =
    [
        "GET /api/v1/session", "GET /api/v1/calls", "GET /api/v1/calls/x", "GET /api/v1/calls/x/recording", "GET /api/v1/queues/live", "GET /api/v1/agents/live",
        "GET /api/v1/tickets", "GET /api/v1/tickets/" + Id, "POST /api/v1/tickets", "PATCH /api/v1/tickets/" + Id, "GET /api/v1/customers",
        "POST /api/v1/customers", "PUT /api/v1/customers/" + Id, "GET /api/v1/knowledge/search", "GET /api/v1/knowledge/articles", "GET /api/v1/knowledge/limits",
        "GET /api/v1/knowledge/export", "GET /api/v1/queues", "GET /api/v1/callbacks", "POST /api/v1/callbacks", "PATCH /api/v1/callbacks/" + Id,
    ];

    private static readonly string[] ForSupervisors =
    [
        "GET /api/v1/agents", "GET /api/v1/agents/anna", "GET /api/v1/events", "POST /api/v1/knowledge/import", "POST /api/v1/knowledge/articles",
        "PUT /api/v1/knowledge/articles/" + Id, "DELETE /api/v1/knowledge/articles/" + Id, "GET /api/v1/knowledge/questions",
        "POST /api/v1/knowledge/questions/1/adopt", "POST /api/v1/knowledge/questions/1/draft", "POST /api/v1/knowledge/questions/1/dismiss",
        "PUT /api/v1/agents/ben/state", "GET /api/v1/agents/ben/state",
    ];

    private static readonly string[] ForAdmins =
    [
        "GET /api/v1/recordings/played", "POST /api/v1/agents", "PATCH /api/v1/agents/nobody", "POST /api/v1/queues", "PUT /api/v1/queues/nothing",
    ];

    private static readonly string[] ForAgents =
    [
        "GET /api/v1/desk", "POST /api/v1/desk/accept", "POST /api/v1/desk/reject", "POST /api/v1/desk/hold", "POST /api/v1/desk/resume",
        "POST /api/v1/desk/transfer", "POST /api/v1/desk/hangup", "POST /api/v1/desk/wrap-up",
    ];

    [TestCaseSource(nameof(ForAll))]
    [TestCaseSource(nameof(ForSupervisors))]
    [TestCaseSource(nameof(ForAdmins))]
    [TestCaseSource(nameof(ForAgents))]
    public async Task Nobody_Is401(string request) => Assert.That(await StatusAsync(Nobody, request), Is.EqualTo(401));

    [TestCaseSource(nameof(ForAll))]
    [TestCaseSource(nameof(ForAgents))]
    public async Task Agent_IsNotForbidden(string request) => Assert.That(await StatusAsync(Agent, request), Is.Not.AnyOf(401, 403));

    [TestCaseSource(nameof(ForSupervisors))]
    [TestCaseSource(nameof(ForAdmins))]
    public async Task Agent_IsForbidden(string request) => Assert.That(await StatusAsync(Agent, request), Is.EqualTo(403));

    [TestCaseSource(nameof(ForAdmins))]
    [TestCaseSource(nameof(ForAgents))]
    public async Task Supervisor_IsForbidden(string request) => Assert.That(await StatusAsync(Supervisor, request), Is.EqualTo(403));

    [TestCaseSource(nameof(ForSupervisors))]
    public async Task Supervisor_IsNotForbidden(string request) => Assert.That(await StatusAsync(Supervisor, request), Is.Not.AnyOf(401, 403));

    [TestCaseSource(nameof(ForAdmins))]
    [TestCaseSource(nameof(ForSupervisors))]
    public async Task Admin_IsNotForbidden(string request) => Assert.That(await StatusAsync(Admin, request), Is.Not.AnyOf(401, 403));

    private static async Task<int> StatusAsync(HttpClient client, string request)
    {
        var (method, path) = (request.Split(' ')[0], request.Split(' ')[1]);
        using var message = new HttpRequestMessage(new HttpMethod(method), path);
        if (method != "GET")
        {
            message.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        }

        using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
        return (int)answer.StatusCode;
    }
}
