using ServerlessPatterns.Hosting;

internal static class Program
{
    private static Task<int> Main(string[] args) =>
        FunctionHost.RunAsync(args, new FunctionEntry("Function", TimeSpan.FromSeconds(30), Function.Create));
}
