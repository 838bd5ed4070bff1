//! Chromium, told what to do over the pipe of its DevTools protocol: NUL-ended JSON on two descriptors, which needs
//! no library.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The program, where the machine has one; `COPYDESK_CHROMIUM` names another.
pub fn program() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("COPYDESK_CHROMIUM") {
        return Some(named.into());
    }
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file())
}

/// A browser with one page; it ends with the test.
pub struct Page {
    browser: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    session: Option<String>,
    calls: u64,
    /// What the page did besides: events of the protocol.
    pub events: Vec<Value>,
}

impl Page {
    /// Starts a browser that keeps what it keeps in a folder of its own, with a window of so many pixels.
    pub fn open(program: &Path, folder: &Path, (width, height): (u32, u32)) -> Page {
        // The pipe's two ends are the third and the fourth descriptor of the browser.
        let mut browser = Command::new("sh")
            .arg("-c")
            .arg("exec \"$0\" \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null")
            .arg(program)
            .args(["--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--no-first-run"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"])
            .arg(format!("--user-data-dir={}", folder.display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let to = browser.stdin.take().unwrap();
        let from = BufReader::new(browser.stdout.take().unwrap());
        let mut page = Page { browser, to, from, session: None, calls: 0, events: Vec::new() };
        let target = page.call("Target.createTarget", json!({"url": "about:blank"}));
        let attached = page.call("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true}));
        page.session = Some(attached["sessionId"].as_str().unwrap().to_owned());
        for domain in ["Page", "Runtime", "Network", "Log"] {
            page.call(&format!("{domain}.enable"), json!({}));
        }
        page.resize(width, height);
        page
    }

    /// Calls a method of the protocol and waits for its answer.
    pub fn call(&mut self, method: &str, params: Value) -> Value {
        self.ask(method, params.clone()).unwrap_or_else(|| panic!("{method} {params}: refused"))
    }

    /// The same; `None` where the browser refuses.
    fn ask(&mut self, method: &str, params: Value) -> Option<Value> {
        self.calls += 1;
        let mut message = json!({"id": self.calls, "method": method, "params": params});
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.to.write_all(message.to_string().as_bytes()).unwrap();
        self.to.write_all(b"\0").unwrap();
        loop {
            let answer = self.next();
            if answer["id"] == self.calls {
                return answer.get("error").is_none().then(|| answer["result"].clone());
            }
            self.events.push(answer);
        }
    }

    fn next(&mut self) -> Value {
        let mut bytes = Vec::new();
        self.from.read_until(0, &mut bytes).unwrap();
        assert_eq!(bytes.pop(), Some(0), "the browser ended");
        serde_json::from_slice(&bytes).unwrap()
    }

    /// Waits until the page did something, from now on or before.
    pub fn wait(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        let mut at = 0;
        loop {
            if let Some(found) = self.events.get(at) {
                if is_it(found) {
                    return self.events.remove(at);
                }
                at += 1;
            } else {
                let event = self.next();
                self.events.push(event);
            }
        }
    }

    /// Opens a file, at a place in its address, and waits until its script ran.
    pub fn visit(&mut self, file: &Path, hash: &str) {
        // From one place of a page to another is no visit: the script would not begin anew.
        self.go("about:blank", "location.href === 'about:blank'");
        self.go(&format!("file://{}{hash}", file.display()), "location.protocol === 'file:'");
    }

    fn go(&mut self, address: &str, is_there: &str) {
        self.call("Page.navigate", json!({"url": address}));
        let is_done =
            json!({"expression": format!("{is_there} && document.readyState === 'complete'"), "returnByValue": true});
        // While one page leaves and the other comes there may be none to ask.
        while self.ask("Runtime.evaluate", is_done.clone()).is_none_or(|answer| answer["result"]["value"] != true) {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }

    /// The value of an expression; a promise is waited for.
    pub fn eval(&mut self, expression: &str) -> Value {
        let params =
            json!({"expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true});
        let answer = self.call("Runtime.evaluate", params);
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    /// Waits until an expression has a value: what a page does behind a dialog it does in its own time.
    pub fn await_value(&mut self, expression: &str, wanted: &Value) {
        let mut last = Value::Null;
        for _ in 0..500 {
            last = self.eval(expression);
            if last == *wanted {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        panic!("{expression} is {last}, and {wanted} was waited for");
    }

    /// Presses keys, one after the other.
    pub fn press(&mut self, keys: &[&str]) {
        for key in keys {
            let mut down = json!({"type": "keyDown", "key": key});
            if key.chars().count() == 1 {
                down["text"] = json!(key);
            }
            let codes = [("Tab", 9), ("Enter", 13), ("Escape", 27)];
            if let Some((_, code)) = codes.iter().find(|(name, _)| name == key) {
                down["windowsVirtualKeyCode"] = json!(code);
            }
            self.call("Input.dispatchKeyEvent", down);
            self.call("Input.dispatchKeyEvent", json!({"type": "keyUp", "key": key}));
        }
    }

    pub fn resize(&mut self, width: u32, height: u32) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", size);
    }

    /// What the page is seen on: `screen` or `print`, and whether its reader likes it dark.
    pub fn see(&mut self, media: &str, scheme: &str) {
        let features = json!([{"name": "prefers-color-scheme", "value": scheme}]);
        self.call("Emulation.setEmulatedMedia", json!({"media": media, "features": features}));
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = self.browser.kill();
        let _ = self.browser.wait();
    }
}
