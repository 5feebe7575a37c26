namespace CallCenter.Acd.Core;

/// <summary>One timer of the loop. Cancelling it twice, or after it ran, does nothing.</summary>
internal sealed class Deadline(Deadlines owner, long due, long order, Action action)
{
    private bool _over;

    public long Due => due;

    public long Order => order;

    public void Cancel()
    {
        _over = true;
        owner.Remove(this);
    }

    internal void Run()
    {
        if (!_over)
        {
            _over = true;
            action();
        }
    }
}
