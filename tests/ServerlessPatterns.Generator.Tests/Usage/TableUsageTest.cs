using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Usage;

/// <summary>As <see cref="UsageTest"/>, for tables: a type with a usage error gets neither table nor client.</summary>
internal static class TableUsageTest
{
    private const string Client = ": global::ServerlessPatterns.Hosting.TableClient<";

    private static readonly string[] s_rulesThatLeaveTheTable = ["SLP0017", "SLP0018", "SLP0019", "SLP0038", "SLP0040"];

    private const string Usings = "using System.Text.Json; using System.Text.Json.Serialization; using System.ComponentModel.DataAnnotations; using System.Collections; using System.Collections.Immutable; ";

    public static void Flags(string rule, string message, string source, Func<TestProject, TestProject>? with = null)
    {
        var output = UsageTest.Flags(rule, message, Usings + source, with);
        if (!s_rulesThatLeaveTheTable.Contains(rule))
        {
            Assert.DoesNotContain(output.SyntaxTrees, HasClient);
            Assert.DoesNotContain(output.SyntaxTrees, tree => tree.ToString().Contains("AWS::DynamoDB::Table", StringComparison.Ordinal));
        }
    }

    public static void Allows(string source, Func<TestProject, TestProject>? with = null) => UsageTest.Allows(Usings + source, with, Client);

    private static bool HasClient(SyntaxTree tree) => tree.ToString().Contains(Client, StringComparison.Ordinal);
}
