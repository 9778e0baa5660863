using System.Runtime.InteropServices;

namespace ServerlessPatterns.Hosting;

/// <summary>
/// The end of the execution environment: Lambda sends SIGTERM before it (to functions with an extension;
/// <see href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html">execution environment lifecycle</see>). While the
/// loop waits for an event, it ends at once; while it handles one, after the answer.
/// </summary>
internal sealed class ShutdownSignal : IDisposable
{
    private readonly object _gate = new();
    private PosixSignalRegistration? _registration;
    private RuntimeConnection? _waiting;

    /// <summary>Whether the end was asked for.</summary>
    public volatile bool Requested;

    /// <summary>Listens for SIGTERM.</summary>
    public void Listen() => _registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);

    /// <summary>Asks the loop to end.</summary>
    public void Request()
    {
        lock (_gate)
        {
            Requested = true;
            _waiting?.Interrupt();
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Says that the connection is going to wait for an event, and may be interrupted in it.</summary>
    /// <returns>False if there is no waiting any more.</returns>
    public bool TryBeginWait(RuntimeConnection connection)
    {
        lock (_gate)
        {
            _waiting = Requested ? null : connection;
            return !Requested;
        }
    }

    /// <summary>Says that the connection is not to be interrupted any more.</summary>
    public void EndWait()
    {
        lock (_gate)
        {
            _waiting = null;
        }
    }

    /// <summary>Waits for a time, or until the end is asked for.</summary>
    public void Wait(TimeSpan time)
    {
        lock (_gate)
        {
            if (!Requested)
            {
                Monitor.Wait(_gate, time);
            }
        }
    }

    public void Dispose() => _registration?.Dispose();

    private void OnSignal(PosixSignalContext context)
    {
        // The default action would end the process in mid-invocation, with exit code 143.
        context.Cancel = true;
        Request();
    }
}
