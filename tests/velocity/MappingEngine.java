import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JsonSmartJsonProvider;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.minidev.json.JSONAwareEx;
import net.minidev.json.JSONObject;
import net.minidev.json.JSONStyle;
import net.minidev.json.JSONValue;
import net.minidev.json.parser.JSONParser;
import net.minidev.json.parser.ParseException;
import net.minidev.json.writer.DefaultMapperOrdered;
import net.minidev.json.writer.JsonReaderI;
import org.apache.commons.lang.StringEscapeUtils;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.InvalidReferenceEventHandler;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeServices;
import org.apache.velocity.runtime.log.LogChute;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.SecureUberspector;

/**
 * Renders mapping templates as API Gateway does
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html), with the engine that they are
 * written for. A line of JSON on standard input is a template with what it reads, the line on standard output that answers it what was
 * rendered, or what API Gateway does not do. Ends with its standard input.
 */
public final class MappingEngine {
  private static final int MAXIMUM_TEMPLATE_BYTES = 300 * 1024;
  private static final int MAXIMUM_ITERATIONS = 1000;
  private static final Configuration CONFIGURATION = Configuration.builder().jsonProvider(new UncountedJson()).build();

  public static void main(String[] arguments) throws Exception {
    // Started from its source, this class is none that Velocity finds by itself.
    Thread.currentThread().setContextClassLoader(MappingEngine.class.getClassLoader());
    VelocityEngine engine = new VelocityEngine();
    Complaints complaints = new Complaints();
    engine.setProperty(RuntimeConstants.RUNTIME_LOG_LOGSYSTEM, complaints);
    engine.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, CountingUberspector.class.getName());
    engine.setProperty(RuntimeConstants.VM_PERM_INLINE_LOCAL, true);
    engine.init();

    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = new PrintStream(System.out, true, "UTF-8");
    for (String line; (line = requests.readLine()) != null; ) {
      JSONObject answer;
      try {
        complaints.errors.clear();
        answer = render(engine, (JSONObject) new JSONParser(JSONParser.MODE_RFC4627).parse(line));
        if (!complaints.errors.isEmpty()) {
          throw new IllegalStateException(String.join(" ", complaints.errors));
        }
      } catch (Exception | StackOverflowError e) {
        answer = new JSONObject();
        answer.put("error", messageOf(e));
      }
      answers.println(answer.toJSONString(JSONStyle.NO_COMPRESS));
    }
  }

  private static JSONObject render(VelocityEngine engine, JSONObject request) throws Exception {
    String template = (String) request.get("template");
    if (template.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_TEMPLATE_BYTES) {
      throw new IllegalArgumentException("The template is larger than 300 KB.");
    }

    // Only the template of an integration response overrides what the client is answered.
    boolean isResponse = (Boolean) request.get("isResponse");
    Overrides status = new Overrides("responseOverride", "status", "header");
    Overrides header = new Overrides("responseOverride.header");
    Map<String, Object> gateway = new LinkedHashMap<>((JSONObject) request.get("context"));
    if (isResponse) {
      status.values.put("header", header);
      gateway.put("responseOverride", status);
    }

    VelocityContext context = new VelocityContext();
    context.put("input", new Input(request, isResponse));
    context.put("util", new Util());
    context.put("context", Collections.unmodifiableMap(gateway));
    context.put("stageVariables", Collections.unmodifiableMap((JSONObject) request.get("stageVariables")));
    References references = new References((Boolean) request.get("isLenient"));
    EventCartridge events = new EventCartridge();
    events.addReferenceInsertionEventHandler(references);
    events.addInvalidReferenceEventHandler(references);
    events.attachToContext(context);

    StringWriter output = new StringWriter();
    engine.evaluate(context, output, "template", template);
    status.values.remove("header");
    JSONObject answer = new JSONObject();
    answer.put("text", output.toString());
    answer.put("status", status.values.isEmpty() ? null : status.values.get("status").toString());
    JSONObject headers = new JSONObject();
    header.values.forEach((name, value) -> headers.put(name, value.toString()));
    answer.put("headers", headers);
    answer.put("unresolved", references.unresolved);
    return answer;
  }

  private static String messageOf(Throwable error) {
    StringBuilder message = new StringBuilder(error.toString());
    for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
      message.append(" <- ").append(cause);
    }
    return message.toString();
  }

  /** $input. */
  public static final class Input {
    private final JSONObject request;
    private final boolean isResponse;

    Input(JSONObject request, boolean isResponse) {
      this.request = request;
      this.isResponse = isResponse;
    }

    public Object getBody() {
      return request.get("body");
    }

    public Object path(String path) {
      try {
        return JsonPath.using(CONFIGURATION).parse((String) getBody()).read(path);
      } catch (PathNotFoundException e) {
        return request.get("missing");
      }
    }

    public String json(String path) {
      Object value = path(path);
      return value == null ? null : JSONValue.toJSONString(value, JSONStyle.LT_COMPRESS);
    }

    public Map<String, Object> params() {
      if (isResponse) {
        throw new IllegalStateException("$input.params is the request's: the template of a response has none.");
      }
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("path", Collections.unmodifiableMap((JSONObject) request.get("path")));
      all.put("querystring", Collections.unmodifiableMap((JSONObject) request.get("queryString")));
      all.put("header", Collections.unmodifiableMap((JSONObject) request.get("header")));
      return all;
    }

    public Object params(String name) {
      if (!((List<?>) request.get("declared")).contains(name)) {
        throw new IllegalStateException("$input.params('" + name + "') is no parameter of the method's RequestParameters.");
      }
      for (Object place : params().values()) {
        Object value = ((Map<?, ?>) place).get(name);
        if (value != null) {
          return value;
        }
      }
      return request.get("missing");
    }
  }

  /** $util. */
  public static final class Util {
    public String escapeJavaScript(String text) {
      return StringEscapeUtils.escapeJavaScript(text);
    }

    public Object parseJson(String json) {
      return new UncountedJson().parse(json);
    }

    public String urlEncode(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public String urlDecode(String text) {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public String base64Encode(String text) {
      return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public String base64Decode(String text) {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
  }

  /** Debian's json-smart counts some of the objects that lie beside each other as if they lay in each other, and gives up at 400. */
  private static final class UncountedJson extends JsonSmartJsonProvider {
    @Override
    public Object parse(String json) {
      try {
        JSONParser parser = new JSONParser(JSONParser.MODE_PERMISSIVE);
        return parser.parse(json, new Mapper(parser));
      } catch (ParseException e) {
        throw new InvalidJsonException(e);
      }
    }

    private static final class Mapper extends DefaultMapperOrdered {
      private final JSONParser parser;

      Mapper(JSONParser parser) {
        super(JSONValue.defaultReader);
        this.parser = parser;
      }

      @Override
      public JsonReaderI<JSONAwareEx> startObject(String name) {
        return this;
      }

      @Override
      public JsonReaderI<JSONAwareEx> startArray(String name) {
        return this;
      }

      @Override
      public Object createObject() {
        try {
          Field reader = JSONParser.class.getDeclaredField("pString");
          reader.setAccessible(true);
          Field depth = reader.getType().getSuperclass().getSuperclass().getDeclaredField("depth");
          depth.setAccessible(true);
          depth.setInt(reader.get(parser), 0);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
        return super.createObject();
      }
    }
  }

  /** What $context.responseOverride takes: each name once. */
  public static final class Overrides extends AbstractMap<String, Object> {
    private final String name;
    private final List<String> known;
    final Map<String, Object> values = new LinkedHashMap<>();

    Overrides(String name, String... known) {
      this.name = name;
      this.known = List.of(known);
    }

    @Override
    public Object put(String key, Object value) {
      if (!known.isEmpty() && !known.contains(key) || value == null) {
        throw new IllegalStateException("There is no $context." + name + "." + key + ", or none of that value: " + value);
      }
      if (values.put(key, value) != null) {
        throw new IllegalStateException("$context." + name + "." + key + " is set twice: API Gateway answers 5XX.");
      }
      return null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      return values.entrySet();
    }
  }

  /** Remembers what was rendered literally because there is no such thing, and refuses to set what nobody reads. */
  private static final class References implements ReferenceInsertionEventHandler, InvalidReferenceEventHandler {
    final List<String> unresolved = new ArrayList<>();
    private final boolean isLenient;

    References(boolean isLenient) {
      this.isLenient = isLenient;
    }

    public Object referenceInsert(String reference, Object value) {
      if (value == null && !reference.startsWith("$!")) {
        unresolved.add(reference);
      }
      return value;
    }

    public boolean invalidSetMethod(Context context, String left, String right, Info info) {
      if (left.equals("context")) {
        throw new IllegalStateException("Something of $context is set to null.");
      }
      return false;
    }

    public Object invalidGetMethod(Context context, String reference, Object object, String property, Info info) {
      return null;
    }

    public Object invalidMethod(Context context, String reference, Object object, String method, Info info) {
      // Null has no methods, and templates ask for that; a value that has no such method is a misspelling, or of a type that no schema let through.
      if (!isLenient && object != null && !knows(object, method)) {
        throw new IllegalStateException(reference + ": a " + object.getClass().getSimpleName() + " has no method " + method + ".");
      }
      return null;
    }

    private static boolean knows(Object object, String method) {
      for (Method own : object.getClass().getMethods()) {
        if (own.getName().equals(method)) {
          return true;
        }
      }
      return false;
    }
  }

  /** What Velocity logs and goes on after. */
  public static final class Complaints implements LogChute {
    final List<String> errors = new ArrayList<>();

    public void init(RuntimeServices services) {}

    public void log(int level, String message) {
      if (isLevelEnabled(level)) {
        errors.add(message);
      }
    }

    public void log(int level, String message, Throwable error) {
      log(level, message + " " + error);
    }

    public boolean isLevelEnabled(int level) {
      return level >= WARN_ID;
    }
  }

  /** Gives templates no classes, and loops no more iterations than API Gateway does, which Velocity's own limit would hide. */
  public static final class CountingUberspector extends SecureUberspector {
    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public Iterator getIterator(Object collection, Info info) throws Exception {
      Iterator items = super.getIterator(collection, info);
      return items == null ? null : new Iterator<Object>() {
        private int count;

        public boolean hasNext() {
          return items.hasNext();
        }

        public Object next() {
          if (++count > MAXIMUM_ITERATIONS) {
            throw new IllegalStateException("A #foreach runs more than 1,000 times, which API Gateway does not do.");
          }
          return items.next();
        }
      };
    }
  }
}
