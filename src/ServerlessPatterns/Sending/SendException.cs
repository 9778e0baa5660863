using System.Globalization;
using System.Text;

namespace ServerlessPatterns;

/// <summary>Messages were not sent. What is not listed in <see cref="Failures"/> was.</summary>
public sealed class SendException : Exception
{
    private const int MostListed = 5;

    /// <summary>Describes what was not sent.</summary>
    /// <param name="destination">The queue or topic, by its URL or ARN.</param>
    /// <param name="failures">What was not sent, in the order of the messages; at least one.</param>
    /// <param name="sentCount">How many messages were sent.</param>
    /// <param name="innerException">The first exception behind it.</param>
    public SendException(string destination, IReadOnlyList<SendFailure> failures, int sentCount, Exception? innerException = null)
        : base(Describe(destination, failures, sentCount), innerException)
    {
        Destination = destination;
        Failures = failures;
        SentCount = sentCount;
    }

    /// <summary>The queue or topic, by its URL or ARN.</summary>
    public string Destination { get; }

    /// <summary>What was not sent, in the order of the messages.</summary>
    public IReadOnlyList<SendFailure> Failures { get; }

    /// <summary>How many messages were sent.</summary>
    public int SentCount { get; }

    private static string Describe(string destination, IReadOnlyList<SendFailure> failures, int sentCount)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(failures);
        var total = failures.Count + sentCount;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{failures.Count} of {total} message{(total == 1 ? "" : "s")} not sent to {destination}:");
        var listed = 0;
        var groups = 0;
        for (; listed < failures.Count && groups < MostListed; groups++)
        {
            // Messages of one batch fail alike, and so do those that were not tried.
            var (first, last) = (failures[listed], failures[listed]);
            while (++listed < failures.Count && failures[listed].Index == last.Index + 1 && IsAlike(failures[listed], first))
            {
                last = failures[listed];
            }

            text.Append(CultureInfo.InvariantCulture, $" [{first.Index}]{(ReferenceEquals(last, first) ? "" : string.Create(CultureInfo.InvariantCulture, $" to [{last.Index}]"))} ");
            text.Append(CultureInfo.InvariantCulture, $"{(first.Code.Length > 0 ? first.Code + ": " : "")}{first.Reason.TrimEnd('.')}{(first.MayHaveBeenSent ? " (it may have been sent all the same)" : "")};");
        }

        text.Length--;
        return text.Append(listed < failures.Count ? string.Create(CultureInfo.InvariantCulture, $"; and {failures.Count - listed} more, in Failures.") : ".").ToString();
    }

    private static bool IsAlike(SendFailure failure, SendFailure other)
        => failure.Code == other.Code && failure.Reason == other.Reason && failure.MayHaveBeenSent == other.MayHaveBeenSent;
}
