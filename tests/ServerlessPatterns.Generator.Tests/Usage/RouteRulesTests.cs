namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class RouteRulesTests
{
    [Theory]
    [InlineData("", "the template '' does not begin with a slash; write \"/\"")]
    [InlineData("orders", "the template 'orders' does not begin with a slash; write \"/orders\"")]
    [InlineData("/orders/", "the template '/orders/' ends with a slash; leave it out: a path with one more slash at its end is the same path")]
    [InlineData("//", "the template '//' has an empty segment; write one slash")]
    [InlineData("/a//b", "the template '/a//b' has an empty segment; write one slash")]
    [InlineData("/a/./b", "the template '/a/./b' has the segment '.', which clients resolve before they send a path; write the path that is meant")]
    [InlineData("/a/..", "the template '/a/..' has the segment '..', which clients resolve before they send a path; write the path that is meant")]
    [InlineData("/a%20b", "the template '/a%20b' is percent-encoded, and is compared with decoded paths; write the characters themselves")]
    [InlineData("/a/*", "the template '/a/*' has a '*', which is a listener's wildcard; take the rest of the path with a parameter, {rest*}")]
    [InlineData("/a?b=c", "the template '/a?b=c' has the character '?', which no path can have; leave it out; query parameters are parameters of the method")]
    [InlineData("/a#b", "the template '/a#b' has the character '#', which no path can have; leave it out; query parameters are parameters of the method")]
    [InlineData("/a\\u0007", "the template '/a\u0007' has the character 'U+0007', which no path can have; leave it out; query parameters are parameters of the method")]
    [InlineData("/a\\u0085", "the template '/a\u0085' has the character 'U+0085', which no path can have; leave it out; query parameters are parameters of the method")]
    [InlineData("/a\\u2028b", "the template '/a\u2028b' has the character 'U+2028', which no path can have; leave it out; query parameters are parameters of the method")]
    [InlineData("/a{id}", "the template '/a{id}' has the segment 'a{id}', which is neither a text nor one parameter; write a whole segment, {id}, and take it apart in the method")]
    [InlineData("/{a}-{b}", "the template '/{a}-{b}' has the segment '{a}-{b}', which is neither a text nor one parameter; write a whole segment, {id}, and take it apart in the method")]
    [InlineData("/{a}{b}", "the template '/{a}{b}' has the segment '{a}{b}', which is neither a text nor one parameter; write a whole segment, {id}, and take it apart in the method")]
    [InlineData("/{id", "the template '/{id' has the segment '{id', which is neither a text nor one parameter; write a whole segment, {id}, and take it apart in the method")]
    [InlineData("/id}", "the template '/id}' has the segment 'id}', which is neither a text nor one parameter; write a whole segment, {id}, and take it apart in the method")]
    [InlineData("/{{id}}", "the template '/{{id}}' has the segment '{{id}}', which is neither a text nor one parameter; write a whole segment, {id}, and take it apart in the method")]
    [InlineData("/{id:int}", "the template '/{id:int}' has the constraint '{id:int}'; write {id}: the type of the method's parameter decides what it takes")]
    [InlineData("/{id:int?}", "the template '/{id:int?}' has the constraint '{id:int?}'; write {id}: the type of the method's parameter decides what it takes")]
    [InlineData("/{id?}", "the template '/{id?}' has the optional parameter '{id?}'; let two methods have a route each")]
    [InlineData("/{id=5}", "the template '/{id=5}' has the optional parameter '{id=5}'; let two methods have a route each")]
    [InlineData("/{}", "the template '/{}' has the parameter '{}', which has no C# name; name it as the method's parameter, {id}")]
    [InlineData("/{*}", "the template '/{*}' has the parameter '{*}', which has no C# name; name it as the method's parameter, {id}")]
    [InlineData("/{2nd}", "the template '/{2nd}' has the parameter '{2nd}', which has no C# name; name it as the method's parameter, {id}")]
    [InlineData("/{order-id}", "the template '/{order-id}' has the parameter '{order-id}', which has no C# name; name it as the method's parameter, {id}")]
    [InlineData("/{ id }", "the template '/{ id }' has the parameter '{ id }', which has no C# name; name it as the method's parameter, {id}")]
    [InlineData("/{*rest}", "the template '/{*rest}' has '{*rest}'; write {rest*}")]
    [InlineData("/{**rest}", "the template '/{**rest}' has '{**rest}'; write {rest*}")]
    [InlineData("/{rest*}/more", "the template '/{rest*}/more' has '{rest*}', the rest of the path, before its end; let it be the last segment")]
    [InlineData("/{id}/{id}", "the template '/{id}/{id}' has two parameters 'id'; give each a name of its own")]
    [InlineData("/{id}/lines/{ID*}", "the template '/{id}/lines/{ID*}' has two parameters 'ID'; give each a name of its own")]
    public void A_template_that_no_path_fits_as_meant_is_flagged_at_it(string template, string problem)
        => TargetUsageTest.Flags(
            "SLP0042",
            $"'Orders.Get': {problem}",
            $$"""[LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("GET", [|"{{template}}"|])] public void Get(string id = "") { } }""");

    [Theory]
    [InlineData("GTE", "GET")]
    [InlineData("POTS", "POST")]
    [InlineData("PSOT", "POST")]
    [InlineData("delet", "DELETE")]
    [InlineData("PATHC", "PATCH")]
    [InlineData("*", "GET")]
    public void What_is_nearly_a_method_is_flagged(string verb, string meant)
        => TargetUsageTest.Flags(
            "SLP0042",
            $"'Orders.Get': '{verb}' is no HTTP method that anybody sends; write {meant}",
            $$"""[LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute([|"{{verb}}"|], "/")] public void Get() { } }""");

    [Theory]
    [InlineData("get")]
    [InlineData("PROPFIND")]
    [InlineData("QUERY")]
    [InlineData("TRACE")]
    public void A_method_of_the_services_own_is_one(string verb)
        => TargetUsageTest.Allows($$"""[LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("{{verb}}", "/")] public void Get() { } }""");

    [Theory]
    [InlineData('\uD83D', '-')]
    [InlineData('\uDE00', '\uD83D')]
    public void Half_a_surrogate_pair_is_no_character_of_a_path(char first, char second)
        => TargetUsageTest.Flags(
            "SLP0042",
            $"'Orders.Get': the template '/{first}{second}' has the character 'U+{(int)first:X4}', which no path can have; leave it out; query parameters are parameters of the method",
            $$"""[LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("GET", [|"/\u{{(int)first:X4}}\u{{(int)second:X4}}"|])] public void Get() { } }""");

    [Theory]
    [InlineData("/")]
    [InlineData("/orders")]
    [InlineData("/orders/{id}")]
    [InlineData("/{id}")]
    [InlineData("/{ID}/lines")]
    [InlineData("/orders/{id*}")]
    [InlineData("/{id*}")]
    [InlineData("/a b/{id}/.well-known/...")]
    [InlineData("/größe/注文/😀/{id}")]
    [InlineData("/~a!$&'()+,;=:@/{id}")]
    public void A_template_of_texts_and_parameters_is_allowed(string template)
        => TargetUsageTest.Allows(
            $$"""[LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("GET", "{{template}}")] public void Get({{(template.Contains('{', StringComparison.Ordinal) ? "string id" : "")}}) { } }""");

    [Theory]
    [InlineData("")]
    [InlineData("GET ")]
    [InlineData("GET,HEAD")]
    [InlineData("GÉT")]
    public void What_is_no_HTTP_method_is_flagged_at_it(string method)
        => TargetUsageTest.Flags(
            "SLP0042",
            $"'Orders.Get': '{method}' is no HTTP method; write one such as GET, POST, PUT, PATCH or DELETE",
            $$"""[LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute([|"{{method}}"|], "/")] public void Get() { } }""");

    [Theory]
    [InlineData("get")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("PROPFIND")]
    [InlineData("M-SEARCH")]
    public void Every_HTTP_method_is_allowed(string method)
        => TargetUsageTest.Allows($$"""[LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("{{method}}", "/")] public void Get() { } }""");

    [Theory]
    [InlineData("public static void [|Get|]() { }", "Get", "the method is static; make it an instance method: the class is made for each request")]
    [InlineData("public void [|Get|]<T>() { }", "Get", "the method is generic; take the types that it is to be called with")]
    [InlineData("private void [|Get|]() { }", "Get", "the method is not accessible from generated code; make it public or internal")]
    [InlineData("protected void [|Get|]() { }", "Get", "the method is not accessible from generated code; make it public or internal")]
    [InlineData("[Obsolete(\"Gone.\", true)] public void [|Get|]() { }", "Get", "the method is obsolete as an error; remove one of the two attributes")]
    [InlineData("void IDisposable.[|Dispose|]() { }", "System.IDisposable.Dispose", "it is no ordinary method; put [HttpRoute] on a public method")]
    public void A_method_that_generated_code_cannot_call_is_flagged_at_its_name(string method, string name, string problem)
        => TargetUsageTest.Flags(
            "SLP0042",
            $"'Orders.{name}': {problem}",
            $$"""[LoadBalancerTarget("/*", Priority = 1)] class Orders{{(name == "Get" ? "" : " : IDisposable")}} { [HttpRoute("GET", "/")] {{method}} }""");

    [Fact]
    public void An_accessor_is_no_ordinary_method()
        => TargetUsageTest.Flags(
            "SLP0042",
            "'Orders.get_Count': it is no ordinary method; put [HttpRoute] on a public method",
            """[LoadBalancerTarget("/*", Priority = 1)] class Orders { public int Count { [HttpRoute("GET", "/")] [|get|] => 1; } }""");

    [Fact]
    public void A_faulty_template_of_a_base_class_is_flagged_where_the_base_is_the_projects_own()
        => TargetUsageTest.Flags(
            "SLP0042",
            "'Orders.Get': the template 'orders' does not begin with a slash; write \"/orders\"",
            """
            abstract class Base { [HttpRoute("GET", [|"orders"|])] public void Get() { } }
            [LoadBalancerTarget("/*", Priority = 1)] class Orders : Base;
            """);

    [Fact]
    public void A_method_that_another_one_hides_is_flagged()
        => TargetUsageTest.Flags(
            "SLP0042",
            "'Orders.Get': the method of 'Base' is hidden by one of the same name and parameters; rename one of the two, or override it",
            """
            abstract class Base { [HttpRoute("GET", "/base/{id}")] public void [|Get|](int id) { } }
            [LoadBalancerTarget("/*", Priority = 1)] class Orders : Base { [HttpRoute("GET", "/orders/{id}")] public new string Get(int id) => ""; }
            """);

    [Fact]
    public void Methods_of_one_name_and_other_parameters_stand_side_by_side()
        => TargetUsageTest.Allows(
            """
            abstract class Base { [HttpRoute("GET", "/a/{id}")] public void Get(int id) { } [HttpRoute("GET", "/b")] public virtual void Get() { } [HttpRoute("GET", "/c")] public virtual void All() { } }
            [LoadBalancerTarget("/*", Priority = 1)] class Orders : Base { [HttpRoute("GET", "/d/{id}")] public void Get(string id) { } public override void Get() { } [HttpRoute("GET", "/e")] public override void All() { } }
            """);

    [Theory]
    [InlineData("/orders", "/orders")]
    [InlineData("/orders/{a}", "/orders/{b}")]
    [InlineData("/orders/{a}/lines/{b}", "/orders/{b}/lines/{a}")]
    [InlineData("/{a*}", "/{b*}")]
    public void Two_methods_for_one_route_are_flagged_at_the_second(string first, string second)
        => TargetUsageTest.Flags(
            "SLP0043",
            $"'Orders.Other' has the route GET {second}, and so has 'Orders.Get' ({first}): every request that fits the one fits the other; give one another method or template",
            $$"""
            [LoadBalancerTarget("/*", Priority = 1)]
            class Orders
            {
                [HttpRoute("GET", "{{first}}")] public void Get({{Parameters(first)}}) { }
                [[|HttpRoute("get", "{{second}}")|]] public void Other({{Parameters(second)}}) { }
            }
            """);

    [Fact]
    public void One_route_twice_on_one_method_is_flagged()
        => TargetUsageTest.Flags(
            "SLP0043",
            "'Orders.Get' has the route GET /orders, and so has 'Orders.Get' (/orders): every request that fits the one fits the other; give one another method or template",
            """[LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("GET", "/orders"), [|HttpRoute("GET", "/orders")|]] public void Get() { } }""");

    [Fact]
    public void Routes_that_differ_in_method_text_or_depth_stand_side_by_side()
        => TargetUsageTest.Allows(
            """
            [LoadBalancerTarget("/*", Priority = 1)]
            class Orders
            {
                [HttpRoute("GET", "/orders/{id}"), HttpRoute("HEAD", "/orders/{id}"), HttpRoute("DELETE", "/orders/{id}")] public void Get(string id) { }
                [HttpRoute("GET", "/orders/new"), HttpRoute("GET", "/Orders/new")] public void New() { }
                [HttpRoute("GET", "/orders/{id*}")] public void Rest(string id) { }
                [HttpRoute("GET", "/orders")] public void All() { }
            }
            """);

    [Theory]
    [InlineData("/orders/*", "/invoices")]
    [InlineData("/orders/*", "/Orders")]
    [InlineData("/orders/*", "/")]
    [InlineData("/orders", "/orders/{id}")]
    [InlineData("/orders/?", "/orders/new")]
    [InlineData("*.json", "/orders")]
    [InlineData("/orders/*/lines", "/orders/{id}")]
    [InlineData("/a/b/*", "/{id}")]
    public void A_template_outside_of_the_path_pattern_is_flagged_at_it(string pattern, string template)
        => TargetUsageTest.Flags(
            "SLP0044",
            $"'Orders.Get': the listener sends 'Orders' what fits '{pattern}', which no path of the template '{template}' does; let the template begin as the pattern does, or widen the pattern",
            $$"""[LoadBalancerTarget("{{pattern}}", Priority = 1)] class Orders { [HttpRoute("GET", [|"{{template}}"|])] public void Get({{Parameters(template)}}) { } }""");

    [Theory]
    [InlineData("/orders/*", "/orders")]
    [InlineData("/orders/*", "/orders/{id}/lines")]
    [InlineData("/orders/*", "/{id}")]
    [InlineData("/orders/*", "/{id*}")]
    [InlineData("/orders/?", "/orders/{id}")]
    [InlineData("*.json", "/orders/{id}")]
    [InlineData("/*", "/a b/größe/😀")]
    [InlineData("/?C3?BC?20b", "/ü b")]
    [InlineData("*", "/")]
    public void A_template_of_which_some_path_fits_the_pattern_is_allowed(string pattern, string template)
        => TargetUsageTest.Allows($$"""[LoadBalancerTarget("{{pattern}}", Priority = 1)] class Orders { [HttpRoute("GET", "{{template}}")] public void Get({{Parameters(template)}}) { } }""");

    [Theory]
    [InlineData("GET", "/health", "/health")]
    [InlineData("HEAD", "/health", "/health")]
    [InlineData("GET", "/", "/")]
    public void A_route_at_the_health_checks_path_is_flagged(string method, string path, string template)
        => TargetUsageTest.Flags(
            "SLP0044",
            $"'Orders.Get': the path '{path}' is HealthCheckPath, which is answered without it; give one of the two another path",
            $$"""[LoadBalancerTarget("/*", Priority = 1, HealthCheckPath = "{{path}}")] class Orders { [HttpRoute("{{method}}", [|"{{template}}"|])] public void Get() { } }""");

    [Theory]
    [InlineData("POST", "/health", "/health")]
    [InlineData("GET", "/health/", "/health")]
    [InlineData("GET", "/health", "/{id}")]
    [InlineData("GET", "/health", "/Health")]
    [InlineData("GET", "/up", "/")]
    public void A_route_that_health_checks_leave_requests_is_allowed(string method, string path, string template)
        => TargetUsageTest.Allows($$"""[LoadBalancerTarget("/*", Priority = 1, HealthCheckPath = "{{path}}")] class Orders { [HttpRoute("{{method}}", "{{template}}")] public void Get({{Parameters(template)}}) { } }""");

    /// <summary>A parameter for each that a template names.</summary>
    private static string Parameters(string template)
        => string.Join(", ", template.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => "string " + segment.Trim('{', '}', '*')));
}
