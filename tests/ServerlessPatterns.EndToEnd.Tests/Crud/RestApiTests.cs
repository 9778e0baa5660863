using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessPatterns.EndToEnd.Tests.Deployment;
using ServerlessPatterns.Local.Apis;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>The interpreter of REST APIs does what API Gateway does, and refuses what it does not know.</summary>
public abstract class RestApiTests(AwsEmulator emulator, ApiParts parts)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_template_writes_into_the_table_another_one_reads()
    {
        using var api = await DeployAsync();
        using var http = api.CreateClient();

        using var created = await PostAsync(http, """{"count":123456789012345678901234567890,"text":"it's ~ \"1\" 😀 \\ /"}""");
        var location = created.Headers.Location!.OriginalString;
        using var read = await http.GetAsync(new Uri(location, UriKind.Relative), Cancelled);
        var note = JsonDocument.Parse(await read.Content.ReadAsStringAsync(Cancelled)).RootElement;

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.StartsWith("/api/notes/", location, StringComparison.Ordinal);
        Assert.Equal("201", Assert.Single(created.Headers.GetValues("X-Kind")));
        Assert.Equal("it's ~ \"1\" 😀 \\ /", note.GetProperty("text").GetString());
        Assert.Equal("123456789012345678901234567890", note.GetProperty("count").GetRawText());
        Assert.Equal(["PutItem", "GetItem"], api.Calls.Select(call => call.Action));
        Assert.Equal("attribute_not_exists(#pk)", api.Calls.First().Json.GetProperty("ConditionExpression").GetString());
    }

    [Theory]
    [InlineData("GET", "nowhere", 403, """{"status":403,"title":"Missing Authentication Token"}""")]
    [InlineData("DELETE", "notes", 403, """{"status":403,"title":"Missing Authentication Token"}""")]
    [InlineData("GET", "notes/a%2Fb%20'%22", 404, """{"status":404}""")]
    [InlineData("GET", "notes/%20", 400, """{"status":400,"title":"Missing required request parameters: [id]"}""")]
    [InlineData("OPTIONS", "notes", 204, "")]
    public async Task A_route_is_answered_with_its_status(string method, string path, int status, string body)
    {
        using var api = await DeployAsync();
        using var http = api.CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await http.SendAsync(request, Cancelled);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(body, (await answer.Content.ReadAsStringAsync(Cancelled)).Trim());
        Assert.Equal(status == 204 ? "application/json" : "application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("""{"count":1}""", """object has missing required properties (["text"])""")]
    [InlineData("""{"text":"x","count":1.5}""", "IntegerExpected")]
    [InlineData("""{"text":"x","count":-1}""", "NumberTooSmall")]
    [InlineData("""{"text":"x" /* no JSON */}""", "Unknown error")]
    [InlineData("", "Unknown error")]
    public async Task A_body_that_the_model_refuses_reaches_no_integration(string body, string error)
    {
        using var api = await DeployAsync();
        using var http = api.CreateClient();
        using var answer = await PostAsync(http, body);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancelled)).RootElement;

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(error, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(api.Calls);
    }

    [Theory]
    [InlineData("9223372036854775807", true)]
    [InlineData("9223372036854775808", false)]
    [InlineData("-99999999999999999999", false)]
    [InlineData("1e400", false)]
    public async Task An_integer_beyond_64_bits_is_judged_by_its_bounds(string count, bool isTaken)
    {
        using var api = await DeployAsync(("Model/Properties/Schema/properties/count/maximum", long.MaxValue));
        using var http = api.CreateClient();
        using var answer = await PostAsync(http, $$"""{"text":"x","count":{{count}}}""");

        Assert.Equal(isTaken ? HttpStatusCode.Created : HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("application/json; charset=utf-8", 201)]
    [InlineData("application/json", 201)]
    [InlineData(null, 201)]
    public async Task The_media_type_chooses_the_template(string? contentType, int status)
    {
        using var api = await DeployAsync();
        using var http = api.CreateClient();
        using var answer = await PostAsync(http, """{"text":"x"}""", contentType);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_body_of_more_than_10_MB_is_too_large()
    {
        using var api = await DeployAsync();
        using var http = api.CreateClient();
        using var answer = await PostAsync(http, $$"""{"text":"{{new string('x', 10 * 1024 * 1024)}}"}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task What_DynamoDB_refuses_chooses_the_response()
    {
        using var api = await DeployAsync();
        using var http = api.CreateClient();
        var statuses = new List<int>();
        api.AnswerNext(
            IntegrationAnswer.Error(400, "ThrottlingException"), IntegrationAnswer.Error(503, "ServiceUnavailable"), IntegrationAnswer.TimedOut, IntegrationAnswer.Unreachable);
        for (var i = 0; i < 4; i++)
        {
            using var answer = await PostAsync(http, """{"text":"x"}""");
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([409, 503, 504, 504], statuses);
    }

    [Fact]
    public async Task A_method_that_is_called_too_often_is_answered_with_the_response_of_the_template()
    {
        var setting = JsonNode.Parse("""[{ "ResourcePath": "/~1notes~1{id}", "HttpMethod": "GET", "ThrottlingRateLimit": 0.000001, "ThrottlingBurstLimit": 2 }]""");
        using var api = await DeployAsync(("Stage/Properties/MethodSettings", setting));
        using var http = api.CreateClient();
        var statuses = new List<int>();
        for (var i = 0; i < 2; i++)
        {
            using var taken = await http.GetAsync(new Uri("notes/1", UriKind.Relative), Cancelled);
            statuses.Add((int)taken.StatusCode);
        }

        using var answer = await http.GetAsync(new Uri("notes/1", UriKind.Relative), Cancelled);
        using var other = await PostAsync(http, """{"text":"x"}""");

        Assert.Equal([404, 404], statuses);
        Assert.Equal("""{"status":429,"title":"Too Many Requests"}""", await answer.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal("TooManyRequestsException", Assert.Single(answer.Headers.GetValues("x-amzn-ErrorType")));
        Assert.Equal(HttpStatusCode.Created, other.StatusCode);
        Assert.Equal(["GetItem", "GetItem", "PutItem"], api.Calls.Select(call => call.Action));
    }

    [Theory]
    [InlineData("AWS_IAM", "AWS4-HMAC-SHA256", "Credential=x/20261125/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0", false, 404)]
    [InlineData("AWS_IAM", "AWS4-HMAC-SHA256", "Credential=x/20261125/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0", false, 403)]
    [InlineData("AWS_IAM", "AWS4-HMAC-SHA256", "Credential=x", false, 403)]
    [InlineData("AWS_IAM", "Bearer", "token", false, 403)]
    [InlineData("AWS_IAM", null, null, false, 403)]
    [InlineData("COGNITO_USER_POOLS", "Bearer", "token", false, 404)]
    [InlineData("COGNITO_USER_POOLS", null, null, false, 401)]
    [InlineData("NONE", null, null, true, 403)]
    public async Task A_caller_says_who_it_is(string authorization, string? scheme, string? parameter, bool needsKey, int status)
    {
        using var api = await DeployAsync(("GetOne/Properties/AuthorizationType", authorization), ("GetOne/Properties/ApiKeyRequired", needsKey));
        using var http = api.CreateClient();
        http.DefaultRequestHeaders.Add("X-Amz-Date", "20261125T000000Z");
        http.DefaultRequestHeaders.Authorization = scheme is null ? null : new AuthenticationHeaderValue(scheme, parameter);
        using var answer = await http.GetAsync(new Uri("notes/1", UriKind.Relative), Cancelled);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("Post/Properties/Colour", "\"red\"", "has the property Colour")]
    [InlineData("Post/Properties/Integration/Type", "\"HTTP\"", "of the type HTTP")]
    [InlineData("Post/Properties/Integration/PassthroughBehavior", "\"WHEN_NO_MATCH\"", "lets bodies through")]
    [InlineData("Post/Properties/Integration/Uri", "\"arn:aws:apigateway:us-east-1:sqs:path/x\"", "no POST to an action of DynamoDB")]
    [InlineData("Post/Properties/Integration/IntegrationResponses/0/StatusCode", "\"200\"", "none of the method's responses")]
    [InlineData("Post/Properties/Integration/IntegrationResponses/0/ResponseParameters", """{"method.response.header.X-Other":"'x'"}""", "does not declare")]
    [InlineData("Post/Properties/Integration/IntegrationResponses/0/ResponseParameters", """{"method.response.header.X-Kind":"integration.response.header.x"}""", "no literal")]
    [InlineData("Post/Properties/AuthorizationType", "\"CUSTOM\"", "the authorization CUSTOM")]
    [InlineData("Model/Properties/Schema/nullable", "true", "the keyword nullable")]
    [InlineData("Model/Properties/Schema/properties/count/exclusiveMinimum", "0", "a boolean in draft 4")]
    [InlineData("Bad/Properties/ResponseType", "\"BAD_REQUEST\"", "which there is not")]
    [InlineData("Bad/Properties/ResponseTemplates", """{"application/json":"#if(true)$context.status#end"}""", "more than variables")]
    [InlineData("Bad/Properties/ResponseTemplates", """{"application/json":"$util.escapeJavaScript($context.status)"}""", "more than variables")]
    [InlineData("IdPath/Properties/PathPart", "\"{proxy+}\"", "none that the interpreter knows")]
    [InlineData("Stage/Properties/MethodSettings", """[{"ResourcePath":"/~1notes","HttpMethod":"*"}]""", "settings of one method and of all")]
    [InlineData("Stage/Properties/DeploymentId", "\"other\"", "of another deployment")]
    public async Task What_the_interpreter_does_not_know_is_refused(string path, string value, string error)
    {
        var failure = await Assert.ThrowsAsync<RestApiException>(() => DeployAsync((path, JsonNode.Parse(value))));

        Assert.Contains(error, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$unknown", "renders $unknown literally")]
    [InlineData("#set($context.responseOverride.status = 418)x", "answers 418")]
    [InlineData("#if($input.path('$.nothing'))x#{else}y#end", "null or the empty text")]
    public async Task A_response_template_that_API_Gateway_would_answer_otherwise_fails_the_test(string template, string error)
    {
        using var api = await DeployAsync(("GetOne/Properties/Integration/IntegrationResponses/0/ResponseTemplates", new JsonObject { ["application/json"] = template }));
        using var http = api.CreateClient();
        var failure = await Assert.ThrowsAsync<RestApiException>(() => http.GetAsync(new Uri("notes/1", UriKind.Relative), Cancelled));

        Assert.Contains(error, failure.Message, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string body, string? contentType = "application/json")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return http.PostAsync(new Uri("notes", UriKind.Relative), content, Cancelled);
    }

    private async Task<RestApiHandler> DeployAsync(params (string Path, JsonNode? Value)[] change)
    {
        var stack = await TemplateStack.DeployAsync(new StackEnvironment(emulator), "notes", NotesTemplate.With(change));
        return stack.RestApi(parts);
    }

    public sealed class Emulated(AwsEmulator emulator) : RestApiTests(emulator, ApiParts.Emulated);

    public sealed class Local(AwsEmulator emulator) : RestApiTests(emulator, ApiParts.Local);
}
