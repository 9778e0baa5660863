using ServerlessPatterns;

namespace Legacy;

/// <summary>Forgets what fails: SLP1011.</summary>
[QueueConsumer]
public sealed class ReminderConsumer
{
    public async Task HandleAsync(Reminder reminder, CancellationToken cancellationToken)
    {
        try
        {
            await File.AppendAllTextAsync(Path.Combine(Path.GetTempPath(), "reminders"), reminder.Sku, cancellationToken);
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e.Message);
        }
    }
}
