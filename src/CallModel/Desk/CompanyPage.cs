using CallCenter.CallModel.Queues;

namespace CallCenter.CallModel.Desk;

/// <summary>A page of the company's own that belongs to the call.</summary>
public sealed record CompanyPage(string Url, CompanyPageTime When, CompanyPagePlace Where);
