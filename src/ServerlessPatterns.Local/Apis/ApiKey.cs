using System.Security.Cryptography;
using System.Text;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.Local.Apis;

/// <summary>AWS::ApiGateway::ApiKey, with what its usage plans allow.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Id">Its id.</param>
/// <param name="Value">What clients send as x-api-key.</param>
/// <param name="Limits">How often its bearer may call a method, by path and verb: /products/GET.</param>
internal sealed record ApiKey(string LogicalId, string Id, string Value, IReadOnlyDictionary<string, RequestLimit> Limits)
{
    /// <summary>The keys of an API that are enabled and in a usage plan of its stage: no other is of any use
    /// (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html).</summary>
    public static IReadOnlyList<ApiKey> ReadAll(ILookup<string, LocalResource> byType, string api, string stage)
    {
        var plans = byType["AWS::ApiGateway::UsagePlan"].ToDictionary(plan => plan.Ref, plan => LimitsOf(plan, api, stage));
        var members = byType["AWS::ApiGateway::UsagePlanKey"]
            .Select(member => new ResourceSettings(member.LogicalId, member.Properties, "KeyId", "KeyType", "UsagePlanId"))
            .ToDictionary(member => member.Text("KeyId"), member => plans.GetValueOrDefault(member.Text("UsagePlanId")) ?? throw new RestApiException($"{member} is of the usage plan {member.Text("UsagePlanId")}, which there is not."));
        return
        [
            .. from resource in byType["AWS::ApiGateway::ApiKey"]
               let key = new ResourceSettings(resource.LogicalId, resource.Properties, "Name", "Description", "Enabled", "Value", "StageKeys", "Tags")
               where key.Flag("Enabled") && members.ContainsKey(resource.Ref)
               select new ApiKey(resource.LogicalId, resource.Ref, key.Optional("Value") ?? MadeUp(resource.Ref), members[resource.Ref]),
        ];
    }

    /// <summary>A value of API Gateway's form, the same at each start, so that what clients are configured with stays right.</summary>
    private static string MadeUp(string id) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id))).ToLowerInvariant()[..40];

    private static Dictionary<string, RequestLimit> LimitsOf(LocalResource plan, string api, string stage)
    {
        var settings = new ResourceSettings(plan.LogicalId, plan.Properties, "UsagePlanName", "Description", "ApiStages", "Tags");
        var limits = new Dictionary<string, RequestLimit>(StringComparer.Ordinal);
        foreach (var of in settings.List("ApiStages", "ApiId", "Stage", "Throttle").Where(of => of.Text("ApiId") == api && of.Text("Stage") == stage))
        {
            foreach (var (method, limit) in of.Sections("Throttle", "RateLimit", "BurstLimit"))
            {
                limits[method] = RequestLimit.Read(limit, "RateLimit", "BurstLimit") ?? throw new RestApiException($"{limit} is empty.");
            }
        }

        return limits;
    }
}
