using System.Text;
using System.Text.Json;
using ServerlessPatterns.Local.Filters;

namespace ServerlessPatterns.Local.Tests.Filters;

/// <summary>Policies out of their text.</summary>
internal static class PolicyText
{
    public static FilterPolicy Parse(string policy, FilterMode mode)
    {
        using var document = JsonDocument.Parse(policy);
        return FilterPolicy.Parse(document.RootElement, mode);
    }

    public static bool OnBody(string policy, string body) => Parse(policy, FilterMode.MessageBody).Matches(Encoding.UTF8.GetBytes(body));

    public static bool OnRecord(string pattern, string body) => Parse(pattern, FilterMode.EventPattern).Matches(Encoding.UTF8.GetBytes(body));
}
