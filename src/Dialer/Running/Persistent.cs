using System.Data.Common;

namespace CallCenter.Dialer.Running;

/// <summary>What must be written is written, however long the database is away.</summary>
internal static class Persistent
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Tries again every second until it is done, as long as the server runs.</summary>
    /// <param name="away">told once, why the first try failed.</param>
    public static async Task DoAsync(Func<Task> write, Action<string> away, TimeProvider time, CancellationToken stop)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await write();
                return;
            }
            catch (Exception e) when (e is DbException or IOException)
            {
                if (tries == 0)
                {
                    away(e.Message);
                }

                await Task.Delay(Pause, time, stop);
            }
        }
    }
}
