using Xunit.Sdk;

namespace ServerlessPatterns.Tests;

/// <summary>
/// What a handler does between its token's firing and the end of its time, a quarter of a second later at most. Where other test programs keep
/// the machine busy just then, that passes before the handler gets a turn: so it is tried again, and must be seen once.
/// </summary>
internal static class WithinGrace
{
    private const int Attempts = 5;

    public static async Task SeeAsync(Func<Task> attempt)
    {
        for (var i = 1; ; i++)
        {
            try
            {
                await attempt();
                return;
            }
            catch (XunitException) when (i < Attempts)
            {
                // The last attempt's failure is told.
            }
        }
    }
}
