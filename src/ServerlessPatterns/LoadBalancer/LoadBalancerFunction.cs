using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using ServerlessPatterns.LoadBalancer;

namespace ServerlessPatterns.Hosting;

/// <summary>The request loop of one load balancer's target; generated code derives from it. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Naming", "CA1716", Justification = "Call is a keyword of Visual Basic, in which nothing is generated.")]
public abstract partial class LoadBalancerFunction
{
    private HttpRun? _spare;

    /// <summary>Prepares the loop.</summary>
    /// <param name="options">What it must know of the target.</param>
    protected LoadBalancerFunction(LoadBalancerTargetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
    }

    /// <summary>What the loop knows of the target.</summary>
    protected internal LoadBalancerTargetOptions Options { get; }

    /// <summary>Where failures are logged; standard output unless a test says otherwise.</summary>
    internal RequestLog Log { get; set; } = RequestLog.StandardOutput;

    /// <summary>
    /// Answers one request. A handler runs on the calling thread until its first await. One that has not ended shortly before the
    /// invocation's deadline is answered with 504, whether it heeds the cancellation token or not; only one that blocks the calling thread
    /// is not. See
    /// <see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html">Application Load Balancers:
    /// Lambda functions as targets</see>.
    /// </summary>
    /// <param name="input">The event.</param>
    /// <param name="invocation">The invocation.</param>
    /// <returns>The answer; its memory is used again once it is disposed.</returns>
    /// <exception cref="InvalidDataException">The event is no load balancer's.</exception>
    public Task<Stream> InvokeAsync(Stream input, InvocationContext invocation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(invocation);
        var run = Interlocked.Exchange(ref _spare, null) ?? new HttpRun(this);
        var reading = run.Call.Event.Buffer.ReadAsync(input);
        if (!reading.IsCompletedSuccessfully)
        {
            return InvokeSlowlyAsync(run, reading, invocation);
        }

        try
        {
            FindParts(run);
        }
        catch (InvalidDataException e)
        {
            return Task.FromException<Stream>(e);
        }

        return run.RunAsync(invocation);
    }

    /// <summary>Finds the route of a request's method and path.</summary>
    /// <param name="call">The request.</param>
    /// <returns>
    /// The route's index; -1: there is none, and the call was told by <see cref="HttpCall.Allow"/> of each template that the path fits but not
    /// the method.
    /// </returns>
    protected abstract int Route(HttpCall call);

    /// <summary>Reads the parameters, makes the user's class, calls it, and puts the answer into the call.</summary>
    /// <param name="route">The route's index.</param>
    /// <param name="call">The request.</param>
    /// <param name="invocation">The invocation.</param>
    /// <param name="cancellationToken">Fires before the invocation's deadline.</param>
    /// <returns>The request's completion.</returns>
    protected abstract ValueTask HandleAsync(int route, HttpCall call, InvocationContext invocation, CancellationToken cancellationToken);

    /// <summary>How the body of a result is written.</summary>
    /// <param name="type">The body's type.</param>
    /// <returns>How; null: the class's JSON context does not know the type.</returns>
    protected virtual JsonTypeInfo? TypeInfo(Type type) => null;

    internal int FindRoute(HttpCall call) => Route(call);

    internal ValueTask RunRouteAsync(int route, HttpCall call, InvocationContext invocation, CancellationToken cancellationToken) =>
        HandleAsync(route, call, invocation, cancellationToken);

    internal JsonTypeInfo? FindTypeInfo(Type type) => TypeInfo(type);

    /// <summary>Takes back a run that nothing uses any more.</summary>
    /// <param name="run">The run.</param>
    internal void Keep(HttpRun run)
    {
        run.Call.Release();
        Volatile.Write(ref _spare, run);
    }

    private async Task<Stream> InvokeSlowlyAsync(HttpRun run, ValueTask reading, InvocationContext invocation)
    {
        try
        {
            await reading.ConfigureAwait(false);
        }
        catch (Exception)
        {
            Keep(run);
            throw;
        }

        FindParts(run);
        return await run.RunAsync(invocation).ConfigureAwait(false);
    }

    private void FindParts(HttpRun run)
    {
        try
        {
            run.Call.FindParts();
        }
        catch (InvalidDataException e)
        {
            Keep(run);
            throw new InvalidDataException(
                $"{Options.Name} received an event that is no Application Load Balancer request: {e.Message} If the event came from something else, "
                    + "invoke the function through its load balancer.",
                e);
        }
    }
}
