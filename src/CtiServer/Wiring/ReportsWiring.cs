using CallCenter.Acd.Replay;
using CallCenter.CallModel.Reports;
using CallCenter.CtiServer.Options;
using CallCenter.Reports;
using CallCenter.Reports.Staffing;
using CallCenter.Reports.Stories;
using CallCenter.Reports.Targets;
using CallCenter.Reports.WhatIf;
using CallCenter.Storage.Reports;

namespace CallCenter.CtiServer.Wiring;

internal static class ReportsWiring
{
    public static void AddReports(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(new ReportOptions(settings.ServiceLevel));
        services.AddSingleton<ISavedReportStore, SavedReportStore>();
        services.AddSingleton<IReportMailingStore, ReportMailingStore>();
        services.AddSingleton<ITargetStore, TargetStore>();
        services.AddSingleton<PastReader>();
        services.AddSingleton<IReports, ReportService>();
        services.AddSingleton<IDeviations, DeviationService>();
        services.AddSingleton<IReplay, Replayer>();
        services.AddSingleton<IWhatIf, WhatIfService>();
        services.AddJournalReader<StaffingService>("staffing");
        services.AddSingleton<IStaffing>(s => s.GetRequiredService<StaffingService>());
    }
}
