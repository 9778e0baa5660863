using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Usage;

/// <summary>As <see cref="UsageTest"/>, for load balancer targets: a class with a usage error gets no function.</summary>
internal static class TargetUsageTest
{
    private const string Function = ": global::ServerlessPatterns.Hosting.LoadBalancerFunction";

    private static readonly string[] s_rulesThatLeaveTheFunction = ["SLP0015", "SLP0018", "SLP0019", "SLP0033", "SLP0047", "SLP0050", "SLP0051"];

    public static void Flags(string rule, string message, string source, Func<TestProject, TestProject>? with = null)
    {
        var output = UsageTest.Flags(rule, message, source, with);
        if (!s_rulesThatLeaveTheFunction.Contains(rule))
        {
            Assert.DoesNotContain(output.SyntaxTrees, HasFunction);
        }
    }

    public static void Allows(string source, Func<TestProject, TestProject>? with = null) => UsageTest.Allows(source, with, Function);

    private static bool HasFunction(SyntaxTree tree) => tree.ToString().Contains(Function, StringComparison.Ordinal);
}
