using CallCenter.CallModel.Reports;
using CallCenter.CtiServer.Options;
using CallCenter.Reports;
using CallCenter.Storage.Reports;

namespace CallCenter.CtiServer.Wiring;

internal static class ReportsWiring
{
    public static void AddReports(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(new ReportOptions(settings.ServiceLevel));
        services.AddSingleton<ISavedReportStore, SavedReportStore>();
        services.AddSingleton<IReports, ReportService>();
    }
}
